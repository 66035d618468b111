import { describe, expect, it } from "vitest"
import { keyName } from "./key-names.ts"

describe("keyName", () => {
  it("says keys as they stand on the keyboard", () => {
    expect(
      ["Mod-z", "Mod-Shift-z", "Alt-ArrowUp", "Shift-Tab", "F8", "Mod-Alt-1"].map((key) => keyName(key, false)),
    ).toEqual(["Ctrl+Z", "Ctrl+Shift+Z", "Alt+↑", "Shift+Tab", "F8", "Ctrl+Alt+1"])
    expect(["Mod-z", "Alt-ArrowUp"].map((key) => keyName(key, true))).toEqual(["⌘Z", "⌥↑"])
  })
})
