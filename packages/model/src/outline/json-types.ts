import type { PartKind } from "../nodes/title.ts"
import type { Adoption } from "./adoption.ts"
import type { AnnexJson } from "./annexes.ts"
import type { Target, Task } from "./types.ts"

/** A document's outline as plain data; CONTRACTS.md section 2 without `file` and `dropped`, which the importer knows. */
export interface OutlineJson {
  readonly schema: 1
  /** What the main part is. */
  readonly kind: PartKind
  readonly title: string | null
  readonly subtitle: string | null
  readonly issuer: string | null
  /** A stored date, or the writer's words where they cannot be read. */
  readonly date: string | null
  readonly documentNumber: string | null
  /** As written, without the colon. */
  readonly recipients: string | null
  readonly adopted: Adoption | null
  readonly parts: readonly PartJson[]
  /** Those of the main part. */
  readonly sections: readonly SectionJson[]
  readonly annexes: readonly AnnexJson[]
  readonly problems: readonly OutlineProblem[]
}

/** A part: a notice, plan, report or annex. */
export interface PartJson {
  readonly part: PartKind
  readonly title: string
  readonly sections: readonly SectionJson[]
}

/** A section; `number` and `title` are null for the tasks that stand under no heading. */
export interface SectionJson {
  readonly id: string | null
  readonly number: string | null
  readonly level: number
  readonly title: string | null
  readonly paragraphs: readonly string[]
  readonly tasks: readonly TaskJson[]
  readonly sections: readonly SectionJson[]
}

/** A task; `title` is its lead without the final mark, null where the lead is not closed. */
export interface TaskJson {
  readonly id: string
  readonly number: string | null
  readonly level: number
  readonly title: string | null
  readonly text: string
  readonly paragraphs: readonly string[]
  readonly leads: readonly string[]
  readonly supports: readonly string[]
  readonly supervisor: string
  readonly due: string
  readonly status: Task["status"]
  readonly targets: readonly TargetJson[]
  readonly tasks: readonly TaskJson[]
}

/** A target of a task. */
export type TargetJson = Pick<Target, "text" | "op" | "value" | "unit" | "due" | "owners" | "quote">

/** Something in the document that a person should look at. */
export interface OutlineProblem {
  /** 1-based line of the source, 0 where it is not known. */
  readonly line: number
  readonly code: "lead-not-closed"
  readonly message: Readonly<Record<"zh-CN" | "en", string>>
  /** The lead that would be split off, `""` where there is none to propose. */
  readonly proposal: string
}
