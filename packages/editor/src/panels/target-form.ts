import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { blockById } from "../blocks.ts"
import { removeBlock, setAttributes, setText } from "../commands/attributes.ts"
import type { Desk } from "../desk.ts"
import { button, element, setAttributes as setDom, setText as setWords } from "../ui/element.ts"
import { choiceField, type Field, textField } from "../ui/field.ts"
import { icon } from "../ui/icons.ts"
import { dueWords, periodAt, storedDue, storedUnits } from "./task-facts.ts"

const comparators = ["=", ">=", "<=", ">", "<", "~"] as const

/** The form of one target. */
export interface TargetForm {
  readonly dom: HTMLElement
  show(target: Node, place: number): void
  focus(): void
}

/** Makes the form of the target with that id. Each field writes one attribute. */
export function targetForm(desk: Desk, id: string): TargetForm {
  const { say } = desk
  const apply = (tr: Transaction | null) => {
    if (tr?.docChanged) desk.view.dispatch(tr)
  }
  const attribute = (name: "value" | "unit" | "due" | "owners", read: (words: string) => string = (words) => words) =>
    textField({
      label: say(`target.${name}`),
      name,
      write: (words) => apply(setAttributes(desk.view.state, id, { [name]: read(words) })),
    })
  const what = textField({
    label: say("target.what"),
    name: "what",
    write: (words) => apply(setText(desk.view.state, id, words)),
  })
  const op = choiceField(
    {
      label: say("target.op"),
      name: "op",
      write: (value) => apply(setAttributes(desk.view.state, id, { op: value })),
    },
    comparators.map((value) => ({ value, label: say(`op.${value}`) })),
  )
  const fields = {
    what,
    op,
    value: attribute("value"),
    unit: attribute("unit"),
    due: attribute("due", (words) => storedDue(words, periodOf(desk, id)).due),
    owners: attribute("owners", storedUnits),
  }
  const legend = element("legend")
  const remove = button({ class: "icon-button" }, icon("remove"), () => apply(removeBlock(desk.view.state, id)))
  const dom = element(
    "fieldset",
    { class: "target-form" },
    legend,
    remove,
    fields.what.dom,
    element("div", { class: "field-row" }, fields.op.dom, fields.value.dom, fields.unit.dom),
    element("div", { class: "field-row" }, fields.due.dom, fields.owners.dom),
  )
  return {
    dom,
    focus: () => what.input.focus(),
    show(target, place) {
      setWords(legend, say("task.targetNumber", { number: place }))
      const text = target.textContent
      const label = text === "" ? say("task.removeUnnamed") : say("task.removeTarget", { what: text })
      setDom(remove, { "aria-label": label, title: label, hidden: !desk.isEditable() })
      showFields(desk, fields, target)
    },
  }
}

function showFields(desk: Desk, fields: Readonly<Record<string, Field>>, target: Node): void {
  for (const [name, field] of Object.entries(fields)) {
    field.setDisabled(!desk.isEditable())
    if (name === "what") field.show(target.textContent)
    else field.show(name === "due" ? dueWords(target, desk.lang) : String(target.attrs[name]))
  }
}

function periodOf(desk: Desk, id: string): string {
  const { doc } = desk.view.state
  const block = blockById(doc, id)
  return block ? periodAt(doc, block.index) : ""
}
