import { type LabelForm, narrowDigits, readLabel, renderLabel, type TypedLabel } from "@yaodian/model"
import type { PlanView } from "../../plan.ts"
import { type BlockChange, type BlockSpot, type FixSpec, outlineRule } from "../../rule.ts"
import type { PlanBlock } from "../../view.ts"

/**
 * The typed numbers of headings and tasks go up by one. Each way of writing a label (一、 · （一） · 1.) is a row of its own
 * that may start again under every heading or run on through the part. What goes back is no gap but a repetition.
 */
export const ordinalGap = outlineRule(
  {
    id: "num/ordinal-gap",
    fix: "suggestion",
    source: { standard: "GB/T 9704-2012", clause: "7.3.3", since: "0.1" },
    presets: { report: "warning", plan: "error", strict: "error" },
    messages: {
      one: {
        "zh-CN": "编号“{label}”之前缺“{missing}”；编号应当连续，请检查是否漏了内容，或重新编号",
        en: "“{missing}” is missing before “{label}”; numbers go up by one: look for lost text, or number again",
      },
      several: {
        "zh-CN": "编号“{label}”之前缺“{missing}”至“{last}”；编号应当连续，请检查是否漏了内容，或重新编号",
        en: "“{missing}” to “{last}” are missing before “{label}”; numbers go up by one: look for lost text, or number again",
      },
      renumber: { "zh-CN": "改用自动编号", en: "Number automatically" },
    },
  },
  (plan, context) => {
    for (const { from, to } of plan.parts) {
      for (const { at, block, label, first } of gaps(plan, from, to)) {
        if (!context.isOn(at)) continue
        const [missing, last] = [writeAs(label, first), writeAs(label, label.value - 1)]
        context.report({
          at: labelOf(block),
          message: missing === last ? "one" : "several",
          data: { label: label.label, missing, last },
          fixes: renumbering(plan.blocks.slice(from, to)),
        })
      }
    }
  },
)

interface Gap {
  readonly at: number
  readonly block: PlanBlock
  readonly label: TypedLabel
  /** The first number that is missing; the last is the one before the label's. */
  readonly first: number
}

interface Row {
  readonly level: number
  readonly value: number
  /** Whether it started again somewhere, and whether it may now: a heading above it came since. */
  readonly restarts: boolean
  mayRestart: boolean
}

function gaps(plan: PlanView, from: number, to: number): readonly Gap[] {
  const rows = new Map<LabelForm, Row>()
  const found: Gap[] = []
  for (let at = from; at < to; at++) {
    const block = plan.blocks[at]
    if (!block || (block.shape.role !== "heading" && block.shape.role !== "task")) continue
    const { level } = block.shape
    for (const row of rows.values()) row.mayRestart ||= row.level > level
    const label = labelAt(plan, at)
    if (!label) continue
    const first = firstMissing(rows.get(label.form), label.value)
    if (first !== null) found.push({ at, block, label, first })
    rows.set(label.form, nextRow(rows.get(label.form), label.value, level))
  }
  return found
}

// A bare figure (`1 标题`) is a label only with words behind it.
function labelAt(plan: PlanView, at: number): TypedLabel | null {
  return readLabel(`${plan.labels[at] ?? ""} 文`)
}

function firstMissing(row: Row | undefined, value: number): number | null {
  const expected = (row?.value ?? 0) + 1
  if (value === 1 || value === expected) return null
  if (value > expected) return expected
  return row?.mayRestart && row.restarts ? 1 : null
}

function nextRow(row: Row | undefined, value: number, level: number): Row {
  return { level, value, restarts: row?.restarts || (row !== undefined && value === 1), mayRestart: false }
}

function writeAs({ label, figure, value }: TypedLabel, other: number): string {
  const write = (number: number) => renderLabel({ prefix: "", figure, suffix: "", runsOn: false }, number)
  return narrowDigits(label).replace(write(value), write(other))
}

function labelOf(block: PlanBlock): BlockSpot {
  return block.shape.label === "" ? { block, from: 0, to: 0 } : { block, part: "label" }
}

// All kept labels of the part at once: clearing one alone would leave a gap before the next.
function renumbering(blocks: readonly PlanBlock[]): readonly FixSpec<"renumber", BlockChange>[] {
  const edits = blocks.filter(({ shape }) => shape.isLabelStored).map((block) => ({ block, set: { label: "" } }))
  return edits.length === 0 ? [] : [{ title: "renumber", edits }]
}
