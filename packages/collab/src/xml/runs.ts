/** The text of an XML document as runs. Marks that we do not know stay on them. */
import type { InlineEmbed, Run, RunMarks } from "@yaodian/model"
import * as Y from "yjs"
import { simpleMark } from "./names.ts"

/** The runs of a text node. */
export function runsOf(text: Y.XmlText): readonly Run[] {
  const delta: readonly { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes }) => {
    if (insert === "" || insert === undefined) return []
    return [withMarks(typeof insert === "string" ? insert : embedOf(insert), marksOf(attributes ?? {}))]
  })
}

/** The run as text in a block of code: marked so, each line break an atom. */
export function codeRuns({ insert, marks }: Run): readonly Run[] {
  const coded: RunMarks = { ...marks, code: {} }
  if (typeof insert !== "string") return [{ insert, marks: coded }]
  return insert.split("\n").flatMap((line, i) => {
    const run: readonly Run[] = line === "" ? [] : [{ insert: line, marks: coded }]
    return i === 0 ? run : [{ insert: { i: "br" } }, ...run]
  })
}

/** Anything that is neither text nor an element, as an inline atom. */
export function embedOf(value: unknown): InlineEmbed {
  const plain: unknown = value instanceof Y.AbstractType ? value.toJSON() : value
  const isObject = typeof plain === "object" && plain !== null && !Array.isArray(plain)
  return isObject ? { ...plain } : { value: plain }
}

function withMarks(insert: string | InlineEmbed, marks: RunMarks): Run {
  return Object.keys(marks).length > 0 ? { insert, marks } : { insert }
}

function marksOf(attributes: Readonly<Record<string, unknown>>): RunMarks {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]): [string, unknown][] => {
      if (value === null) return []
      const simple = simpleMark(name)
      return simple ? [[simple, true]] : [[name, name === "link" ? linkOf(value) : value]]
    }),
  )
}

// Where a link opens and how it is styled is ours to say; only its address is theirs.
function linkOf(value: unknown): unknown {
  const href = typeof value === "object" && value !== null && "href" in value ? value.href : undefined
  return typeof href === "string" ? { href } : value
}
