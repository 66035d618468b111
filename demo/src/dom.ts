type Child = Node | string | null | false

interface Attributes {
  readonly [name: string]: string | boolean | ((event: never) => void) | undefined
}

/** An element with attributes and children; a function is a listener (`onclick`), `true` an empty attribute. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value as EventListener)
    else if (value === true) element.setAttribute(key, "")
    else if (typeof value === "string") element.setAttribute(key, value)
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return element
}
