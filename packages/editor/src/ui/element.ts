/** An attribute's value: `true` is present, `false`, `null` and `undefined` are absent. */
export type AttributeValue = string | number | boolean | null | undefined

/** What can be put into an element. `null` is nothing. */
export type Content = Node | string | null

/** Makes an element with attributes and content. Never with HTML: words stay words. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  setAttributes(made, attributes)
  made.append(...content.filter((part) => part !== null))
  return made
}

/** Sets attributes that changed and removes those that are absent. */
export function setAttributes(target: Element, attributes: Readonly<Record<string, AttributeValue>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) target.removeAttribute(name)
    else if (target.getAttribute(name) !== String(value === true ? "" : value)) {
      target.setAttribute(name, value === true ? "" : String(value))
    }
  }
}

/** Writes the words if they are new, so that screen readers are told only of changes. */
export function setText(target: Node, text: string): void {
  if (target.textContent !== text) target.textContent = text
}

/** A button that does something when it is pressed. */
export function button(
  attributes: Readonly<Record<string, AttributeValue>>,
  content: Content | readonly Content[],
  onPress: (event: MouseEvent) => void,
): HTMLButtonElement {
  const parts = Array.isArray(content) ? content : [content]
  const made = element("button", { type: "button", ...attributes }, ...parts)
  made.addEventListener("click", onPress)
  return made
}
