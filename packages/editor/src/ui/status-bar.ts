import type { Node } from "prosemirror-model"
import { type Desk, isReading, type Part } from "../desk.ts"
import { findingsKey } from "../keys.ts"
import { button, element, setAttributes, setText } from "./element.ts"
import { distinctPeople, personName } from "./people.ts"

const mostNames = 3

/** The status bar: characters, findings, who is here, whether the work is saved. */
export function statusBar(desk: Desk): Part {
  const characters = element("span", { class: "status-characters" })
  const findings = button({ class: "status-findings" }, null, () => desk.show("findings"))
  const people = element("span", { class: "status-people" })
  const save = element(
    "span",
    { class: "status-save", role: "status", "aria-label": desk.say("status.save") },
    element("i", { class: "dot" }),
    element("span"),
  )
  const dom = element(
    "footer",
    { class: "status", part: "status", role: "group", "aria-label": desk.say("editor.status") },
    characters,
    findings,
    element("span", { class: "grow" }),
    people,
    save,
  )
  let counted: Node | null = null
  return {
    dom,
    update() {
      const { doc } = desk.view.state
      if (doc !== counted) setText(characters, charactersText(desk, doc))
      counted = doc
      updateFindings(desk, findings)
      setText(people, peopleText(desk))
      updateSave(desk, save)
    },
  }
}

function charactersText(desk: Desk, doc: Node): string {
  return desk.say("status.characters", { count: countCharacters(doc).toLocaleString("en") })
}

/** How many characters a plan has, white space not counted. */
function countCharacters(doc: Node): number {
  let count = 0
  doc.descendants((node) => {
    if (node.isText) count += lengthOf(node)
    return !node.isText
  })
  return count
}

// Text nodes are shared by the documents before and after a change, so a keystroke counts one of them.
const lengths = new WeakMap<Node, number>()

function lengthOf(node: Node): number {
  const known = lengths.get(node)
  if (known !== undefined) return known
  const length = Array.from((node.text ?? "").replace(/\s/g, "")).length
  lengths.set(node, length)
  return length
}

function updateFindings(desk: Desk, dom: HTMLButtonElement): void {
  const found = findingsKey.getState(desk.view.state)?.findings ?? []
  const errors = found.filter(({ severity }) => severity === "error").length
  const warnings = found.filter(({ severity }) => severity === "warning").length
  const infos = found.length - errors - warnings
  const parts: HTMLElement[] = []
  if (errors > 0) parts.push(element("span", { class: "is-error" }, desk.say("status.errors", { count: errors })))
  if (warnings > 0)
    parts.push(element("span", { class: "is-warning" }, desk.say("status.warnings", { count: warnings })))
  // What else there is to look at counts only where nothing is graver; "no findings" would not be true.
  if (parts.length === 0 && infos > 0) parts.push(element("span", {}, desk.say("status.infos", { count: infos })))
  if (parts.length === 0) parts.push(element("span", {}, desk.say("status.noFindings")))
  const key = `${errors} ${warnings} ${infos}`
  if (dom.dataset.counts === key) return
  dom.dataset.counts = key
  dom.replaceChildren(...parts)
}

function peopleText(desk: Desk): string {
  if (desk.session.state === "local") return ""
  const all = distinctPeople(desk.session.people())
  const others = all.filter(({ isMe }) => !isMe)
  if (others.length === 0) return desk.isEditable() ? desk.say("status.alone") : ""
  const names = all
    .slice(0, mostNames)
    .map((person) => personName(desk, person))
    .join("、")
  return desk.say(all.length > mostNames ? "status.peopleAndMore" : "status.people", { count: all.length, names })
}

function updateSave(desk: Desk, dom: HTMLElement): void {
  const { session } = desk
  const isConnecting = !session.hasSynced && (session.state === "connecting" || session.state === "syncing")
  const state = isConnecting ? "connecting" : session.saveState
  const isReadOnly = isReading(desk) && (state === "saved" || state === "local")
  setAttributes(dom, { "data-state": isReadOnly ? "reading" : state })
  setText(dom.lastChild ?? dom, isReadOnly ? desk.say("status.readOnly") : desk.say(`save.${state}`))
}
