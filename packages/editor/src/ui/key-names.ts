const macNames: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" }
const otherNames: Readonly<Record<string, string>> = { Mod: "Ctrl" }
const arrows: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓" }

/** Whether this is one of Apple's keyboards, where Mod is the command key. */
function isApple(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.platform)
}

/** A key as a reader knows it: `Mod-Shift-z` is `Ctrl+Shift+Z`, or `⌘⇧Z` on a Mac. */
export function keyName(key: string, apple: boolean = isApple()): string {
  const names = apple ? macNames : otherNames
  const parts = key.split(/-(?!$)/).map((part) => names[part] ?? arrows[part] ?? capital(part))
  return parts.join(apple ? "" : "+")
}

function capital(part: string): string {
  return part.length === 1 ? part.toUpperCase() : part
}
