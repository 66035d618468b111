import { type BlockKind, blockKinds, currentKind, kindCommands } from "../commands/kinds.ts"
import { numberSample } from "../commands/level-sample.ts"
import type { Desk, Part } from "../desk.ts"
import type { MessageKey } from "../i18n/index.ts"
import { element, setText } from "./element.ts"

/** The groups of the menu by the types of block in them. */
const groups: readonly { readonly label: MessageKey; readonly types: readonly string[] }[] = [
  { label: "kind.groupText", types: ["paragraph", "bullet", "target"] },
  { label: "kind.groupHeading", types: ["heading"] },
  { label: "kind.groupTask", types: ["task"] },
  { label: "kind.groupElement", types: ["title", "note", "recipients", "annexNote", "signature", "date"] },
]

/** The menu of block kinds: shows that of the block at the caret, each numbered one with how its number looks. */
export function kindMenu(desk: Desk): Part {
  const options = new Map(blockKinds.map((kind) => [kind, element("option", { value: kind.id })]))
  const other = element("option", { value: "", hidden: true }, desk.say("kind.other"))
  const dom = element(
    "select",
    { class: "kind", "aria-label": desk.say("kind.menu"), title: desk.say("kind.menu") },
    other,
    ...groups.map(({ label, types }) => optionGroup(desk.say(label), types, options)),
  )
  let byPointer = false
  dom.addEventListener("pointerdown", () => {
    byPointer = true
  })
  dom.addEventListener("keydown", (event) => {
    byPointer = false
    // Left and right belong to the toolbar; browsers would change the choice with them.
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") event.preventDefault()
  })
  dom.addEventListener("change", () => {
    const command = kindCommands.find(({ id }) => id === `kind-${dom.value}`)
    if (command) desk.run(command, !byPointer)
  })
  return { dom, update: () => update(desk, dom, options) }
}

function optionGroup(
  label: string,
  types: readonly string[],
  options: ReadonlyMap<BlockKind, HTMLOptionElement>,
): HTMLOptGroupElement {
  const group = element("optgroup", { label })
  for (const [kind, option] of options) if (types.includes(kind.type)) group.append(option)
  return group
}

function update(desk: Desk, dom: HTMLSelectElement, options: ReadonlyMap<BlockKind, HTMLOptionElement>): void {
  const { state } = desk.view
  const kind = currentKind(state)
  for (const [each, option] of options) setText(option, wordsOf(desk, each))
  dom.value = kind?.id ?? ""
  dom.disabled = !desk.isEditable()
}

function wordsOf(desk: Desk, kind: BlockKind): string {
  const name = desk.say(kind.label)
  const { state } = desk.view
  const isNumbered = kind.type === "heading" || kind.type === "task"
  const sample = isNumbered ? numberSample(state, Number(kind.attrs.level)) : ""
  return sample === "" ? name : desk.say("kind.withSample", { kind: name, sample })
}
