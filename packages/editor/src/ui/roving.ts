/**
 * One stop of the Tab key for a row of controls: the left and right arrow, Home and End move inside it, and Tab comes back to
 * where the group was left. `items` gives the controls that can be reached now.
 */
export function roving(group: HTMLElement, items: () => readonly HTMLElement[]): () => void {
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
    const wanted = target(event.key, items(), event.target)
    if (!wanted) return
    event.preventDefault()
    settle(wanted)
    wanted.focus()
  })
  settle()
  return settle
}

function target(key: string, all: readonly HTMLElement[], from: EventTarget | null): HTMLElement | undefined {
  const at = from instanceof HTMLElement ? all.indexOf(from) : -1
  if (at === -1) return undefined
  switch (key) {
    case "ArrowRight":
      return all[(at + 1) % all.length]
    case "ArrowLeft":
      return all[(at - 1 + all.length) % all.length]
    case "Home":
      return all[0]
    case "End":
      return all[all.length - 1]
    default:
      return undefined
  }
}
