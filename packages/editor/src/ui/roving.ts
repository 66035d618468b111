/** The keys that move along a row or a column of controls. */
export interface RovingKeys {
  readonly next: string
  readonly previous: string
}

/** Left and right, for toolbars and tabs. */
export const alongRow: RovingKeys = { next: "ArrowRight", previous: "ArrowLeft" }
/** Up and down, for trees and lists. */
export const alongColumn: RovingKeys = { next: "ArrowDown", previous: "ArrowUp" }

/**
 * One stop of the Tab key for a group of controls: the arrow keys, Home and End move inside it, and Tab comes back to
 * where the group was left. `items` gives the controls that can be reached now.
 */
export function roving(group: HTMLElement, keys: RovingKeys, items: () => readonly HTMLElement[]): () => void {
  const settle = (wanted?: HTMLElement) => {
    const all = items()
    const stop = wanted ?? all.find((item) => item.tabIndex === 0) ?? all[0]
    for (const item of all) item.tabIndex = item === stop ? 0 : -1
  }
  group.addEventListener("focusin", (event) => {
    const item = items().find((candidate) => candidate === event.target)
    if (item) settle(item)
  })
  group.addEventListener("keydown", (event) => {
    const wanted = target(event.key, keys, items(), event.target)
    if (!wanted) return
    event.preventDefault()
    settle(wanted)
    wanted.focus()
  })
  settle()
  return settle
}

function target(
  key: string,
  keys: RovingKeys,
  all: readonly HTMLElement[],
  from: EventTarget | null,
): HTMLElement | undefined {
  const at = from instanceof HTMLElement ? all.indexOf(from) : -1
  if (at === -1) return undefined
  switch (key) {
    case keys.next:
      return all[(at + 1) % all.length]
    case keys.previous:
      return all[(at - 1 + all.length) % all.length]
    case "Home":
      return all[0]
    case "End":
      return all[all.length - 1]
    default:
      return undefined
  }
}
