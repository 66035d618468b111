import type { Attrs } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { blockById, currentBlock, owningTask, type PlacedBlock } from "../blocks.ts"
import { setAttributes } from "../commands/attributes.ts"
import { insertTarget, targetPlace } from "../commands/insert-target.ts"
import type { Desk } from "../desk.ts"
import { button, element, setText } from "../ui/element.ts"
import { checkField, choiceField, type Field, textField } from "../ui/field.ts"
import { icon } from "../ui/icons.ts"
import type { Panel, PanelPart } from "./panel.ts"
import { type TargetForm, targetForm } from "./target-form.ts"
import { dueWords, periodAt, storedUnits, taskDueAttrs } from "./task-facts.ts"
import { headTitle } from "./task-head.ts"

const statuses = ["todo", "doing", "done", "dropped"] as const

/** The facts and targets of the task at the caret, as a plain form. */
export const taskPanel: Panel = {
  id: "task",
  label: "task.name",
  side: "end",
  open: (desk) => new TaskForm(desk),
}

/** Stays on the last task that the caret was in, so that using the form does not lose it. */
class TaskForm implements PanelPart {
  readonly dom: HTMLElement
  readonly #desk: Desk
  readonly #head = element("h3")
  readonly #empty: HTMLElement
  readonly #form: HTMLFormElement
  readonly #fields: Readonly<Record<string, Field>>
  readonly #targetList = element("div", { class: "targets" })
  readonly #add: HTMLButtonElement
  readonly #targets = new Map<string, TargetForm>()
  #task = ""

  constructor(desk: Desk) {
    this.#desk = desk
    const { say } = desk
    this.#fields = this.#makeFields()
    this.#add = button({ class: "button" }, [icon("plus"), say("task.addTarget")], () => this.#addTarget())
    this.#empty = element(
      "div",
      { class: "empty" },
      element("strong", {}, say("task.none")),
      element("p", {}, say("task.noneHint")),
    )
    this.#form = element(
      "form",
      { class: "task-form", "aria-label": say("task.facts") },
      this.#head,
      ...Object.values(this.#fields).map(({ dom }) => dom),
      element("h4", {}, say("task.targets")),
      this.#targetList,
      this.#add,
    )
    this.#form.addEventListener("submit", (event) => event.preventDefault())
    this.dom = element("div", { class: "task-panel" }, this.#empty, this.#form)
  }

  update(): void {
    const task = this.#currentTask()
    this.#empty.hidden = task !== null
    this.#form.hidden = task === null
    if (!task) return
    this.#task = String(task.node.attrs.id)
    setText(this.#head, headTitle(this.#desk, task.node))
    for (const [name, field] of Object.entries(this.#fields)) {
      field.setDisabled(!this.#desk.isEditable())
      field.show(this.#valueOf(task.node, name))
    }
    this.#fields.due?.hint(this.#dueHint(task.node))
    this.#add.hidden = !this.#desk.isEditable()
    this.#showTargets(task)
  }

  focus(field: string): void {
    const target = this.#targets.get(field)
    if (target) target.focus()
    else if (field === "targets") this.#add.focus()
    else this.#fields[field]?.input.focus()
  }

  #currentTask(): PlacedBlock | null {
    const { state } = this.#desk.view
    const block = currentBlock(state)
    return block && owningTask(state.doc, block.index)
  }

  #makeFields(): Readonly<Record<string, Field>> {
    const { say } = this.#desk
    const units = (name: "leads" | "supports" | "supervisor") =>
      textField({
        label: say(`task.${name}`),
        name,
        write: (words) => this.#write({ [name]: storedUnits(words) }),
        ...(name === "leads" ? { hint: say("task.unitsHint") } : {}),
      })
    const due = textField({ label: say("task.due"), name: "due", write: (words) => this.#writeDue(words) })
    const status = choiceField(
      { label: say("task.status"), name: "status", write: (value) => this.#write({ status: value }) },
      statuses.map((value) => ({ value, label: say(`status.${value}`) })),
    )
    const priority = checkField({
      label: say("task.priority"),
      name: "priority",
      write: (value) => this.#write({ priority: value === "true" ? "key" : "normal" }),
    })
    return {
      leads: units("leads"),
      supports: units("supports"),
      supervisor: units("supervisor"),
      due,
      status,
      priority,
    }
  }

  #valueOf(task: Node, name: string): string {
    if (name === "due") return dueWords(task, this.#desk.lang)
    if (name === "priority") return String(task.attrs.priority === "key")
    return String(task.attrs[name])
  }

  #dueHint(task: Node): string {
    const { say } = this.#desk
    if (task.attrs.due === "" && task.attrs.dueText !== "") return say("task.dueUnread")
    return say("task.dueHint")
  }

  #write(attrs: Attrs): void {
    const tr = setAttributes(this.#desk.view.state, this.#task, attrs)
    if (tr?.docChanged) this.#desk.view.dispatch(tr)
  }

  #writeDue(words: string): void {
    const { doc } = this.#desk.view.state
    const block = blockById(doc, this.#task)
    if (block) this.#write(taskDueAttrs(words, periodAt(doc, block.index)))
  }

  #addTarget(): void {
    const { view } = this.#desk
    const task = blockById(view.state.doc, this.#task)
    if (!task) return
    const place = targetPlace(view.state.doc, task.index)
    this.#desk.run(insertTarget, true)
    this.update()
    const made = view.state.doc.resolve(place).nodeAfter
    this.#targets.get(String(made?.attrs.id))?.focus()
  }

  #showTargets(task: PlacedBlock): void {
    const targets = targetsOf(this.#desk.view.state.doc, task.index)
    const ids = targets.map((target) => String(target.attrs.id))
    let hadFocus = false
    for (const [id, form] of this.#targets) {
      if (ids.includes(id)) continue
      hadFocus ||= form.dom.matches(":focus-within")
      form.dom.remove()
      this.#targets.delete(id)
    }
    // A form that goes would take the focus with it, and the keyboard would start again at the top of the page.
    if (hadFocus) this.#add.focus()
    targets.forEach((target, index) => {
      const id = String(target.attrs.id)
      const form = this.#targets.get(id) ?? targetForm(this.#desk, id)
      this.#targets.set(id, form)
      form.show(target, index + 1)
      const there = this.#targetList.children[index]
      if (there !== form.dom) this.#targetList.insertBefore(form.dom, there ?? null)
    })
  }
}

/** The targets of the task at `index`. */
function targetsOf(doc: Node, index: number): readonly Node[] {
  const targets: Node[] = []
  for (let at = index + 1; at < doc.childCount; at++) {
    const node = doc.child(at)
    if (["heading", "task", "title"].includes(node.type.name)) break
    if (node.type.name === "target") targets.push(node)
  }
  return targets
}
