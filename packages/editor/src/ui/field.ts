import { type AttributeValue, element, setText } from "./element.ts"

/** A field of a form that shows one fact and writes it when the writer is done with it. */
export interface Field {
  readonly dom: HTMLElement
  readonly input: HTMLElement
  /** Shows the stored value, unless the writer is just changing it. */
  show(value: string): void
  /** Words under the field; `""` for none. */
  hint(text: string): void
  setDisabled(isDisabled: boolean): void
}

/** What a field is made of. */
export interface FieldOptions {
  readonly label: string
  /** By which `focus` finds it. */
  readonly name: string
  readonly write: (value: string) => void
  readonly hint?: string
  readonly attributes?: Readonly<Record<string, AttributeValue>>
}

/** A field of one line. */
export function textField({ label, name, write, hint = "", attributes = {} }: FieldOptions): Field {
  const input = element("input", { type: "text", name, autocomplete: "off", ...attributes })
  const words = element("small", { id: `hint-${name}` }, hint)
  if (hint !== "") input.setAttribute("aria-describedby", words.id)
  let shown = ""
  const commit = () => {
    if (input.value === shown) return
    shown = input.value
    write(input.value.trim())
  }
  input.addEventListener("change", commit)
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) commit()
    // What is typed and not written yet is given up first; then it is the document's step that is taken back.
    if (!isUndo(event) || input.value === shown) return
    event.preventDefault()
    event.stopPropagation()
    input.value = shown
  })
  // The browser would put back pieces of values that the field has not shown for long.
  input.addEventListener("beforeinput", (event) => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") event.preventDefault()
  })
  return {
    dom: element(
      "div",
      { class: "field" },
      element("label", { class: "field" }, element("span", {}, label), input),
      words,
    ),
    input,
    show(value) {
      const isBusy = input.value !== shown && isFocused(input)
      if (isBusy || value === input.value) return
      shown = value
      input.value = value
    },
    hint(text) {
      setText(words, text)
      input.setAttribute("aria-describedby", words.id)
    },
    setDisabled: (isDisabled) => {
      input.disabled = isDisabled
    },
  }
}

/** Whether the key takes back the last step. */
function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "z"
}

function isFocused(input: HTMLElement): boolean {
  const root = input.getRootNode()
  return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === input
}

/** A choice among a few values. */
export function choiceField(
  { label, name, write }: FieldOptions,
  choices: readonly { readonly value: string; readonly label: string }[],
): Field {
  const options = choices.map((choice) => element("option", { value: choice.value }, choice.label))
  const input = element("select", { name }, ...options)
  input.addEventListener("change", () => write(input.value))
  return {
    dom: element("label", { class: "field" }, element("span", {}, label), input),
    input,
    show(value) {
      if (input.value !== value) input.value = value
    },
    hint: () => undefined,
    setDisabled: (isDisabled) => {
      input.disabled = isDisabled
    },
  }
}

/** A yes or no. Its values are `"true"` and `"false"`. */
export function checkField({ label, name, write }: FieldOptions): Field {
  const input = element("input", { type: "checkbox", name })
  input.addEventListener("change", () => write(String(input.checked)))
  return {
    dom: element("label", { class: "field field-check" }, input, element("span", {}, label)),
    input,
    show(value) {
      input.checked = value === "true"
    },
    hint: () => undefined,
    setDisabled: (isDisabled) => {
      input.disabled = isDisabled
    },
  }
}
