import type { Desk, Part } from "../desk.ts"
import type { MessageKey } from "../i18n/index.ts"

/** A panel beside the page. One file and one line in the list make one. */
export interface Panel {
  readonly id: string
  readonly label: MessageKey
  /** The column that it stands in: before the page, or after it as one of several tabs. */
  readonly side: "start" | "end"
  open(desk: Desk): PanelPart
}

/** An open panel. */
export interface PanelPart extends Part {
  /** A few characters beside its name, such as a count; `""` for none. */
  badge?(): string
  /** Puts the focus on the field of that name. */
  focus?(field: string): void
}
