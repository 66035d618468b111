import type { Desk } from "../desk.ts"
import { element, setAttributes, setText } from "../ui/element.ts"
import { icon } from "../ui/icons.ts"
import type { OutlineRow, TaskMarks } from "./outline-rows.ts"

/** The element of a row. */
export interface RowView {
  readonly dom: HTMLElement
  show(row: OutlineRow): void
}

/** What a row does when it is pressed, and when its fold is. */
export interface RowActions {
  readonly jump: () => void
  readonly fold: () => void
}

/** Makes the element of a row: its number and words, a count of findings, three marks for a task. */
export function rowView(desk: Desk, row: OutlineRow, actions: RowActions): RowView {
  const fold = element("span", { class: "fold", "aria-hidden": "true" }, icon("chevron"))
  const words = element("span", { class: "words" })
  const badge = element("small", { class: "badge" })
  const bars = element("span", { class: "bars" }, element("i"), element("i"), element("i"))
  const dom = element("div", { role: "treeitem", class: "row", tabindex: -1 }, fold, words, badge, bars)
  dom.addEventListener("click", (event) => {
    if (event.target instanceof Node && fold.contains(event.target)) actions.fold()
    else actions.jump()
  })
  let shown: OutlineRow | null = null
  const view: RowView = {
    dom,
    show(next) {
      if (shown && isSame(next, shown)) return
      shown = next
      const text = next.text || desk.say("outline.untitled")
      setText(words, `${next.number}${text}`)
      setText(badge, next.kind !== "task" && next.findings > 0 ? String(next.findings) : "")
      showMarks(bars, next.marks)
      setAttributes(dom, {
        "data-kind": next.kind,
        "data-depth": Math.min(next.depth, 4),
        "data-severity": next.severity,
        "aria-level": next.depth + 1,
        "aria-description": next.marks ? marksText(desk, next.marks) : null,
        title: next.marks ? marksText(desk, next.marks) : `${next.number}${text}`,
      })
    },
  }
  view.show(row)
  return view
}

function isSame(a: OutlineRow, b: OutlineRow): boolean {
  const { marks, ...rest } = a
  const { marks: others, ...other } = b
  return isEqual(rest, other) && (marks === others || (marks !== null && others !== null && isEqual(marks, others)))
}

function isEqual<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key])
}

function showMarks(bars: HTMLElement, marks: TaskMarks | null): void {
  bars.hidden = marks === null
  if (!marks) return
  const given = [marks.leads, marks.due, marks.targets]
  given.forEach((isGiven, index) => {
    bars.children[index]?.classList.toggle("is-given", isGiven)
  })
}

function marksText({ say }: Desk, marks: TaskMarks): string {
  const word = (isGiven: boolean) => say(isGiven ? "outline.filled" : "outline.missing")
  return say("outline.marks", { leads: word(marks.leads), due: word(marks.due), targets: word(marks.targets) })
}
