import { baseKeymap } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { EditorCommand } from "../commands/command.ts"
import { takeCaret } from "./caret.ts"

type KeyHandler = (view: EditorView, event: KeyboardEvent) => boolean

/**
 * The keys of the commands, then those that every editor has. Tab and Shift-Tab change levels, so Escape lets the next one
 * leave the text. `toToolbar` is what Alt-F10 does.
 */
export function keymap(commands: readonly EditorCommand[], toToolbar: () => void): Plugin {
  const handlers: readonly KeyHandler[] = [...commands.flatMap(handlersOf), keydownHandler(baseKeymap)]
  let mayLeave = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        blur: () => {
          mayLeave = false
        },
      },
      handleKeyDown(view, event) {
        // The keys of an input method are not ours.
        if (view.composing || event.isComposing) return false
        takeCaret(view)
        if (event.key === "F10" && event.altKey) {
          toToolbar()
          return true
        }
        if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
          if (mayLeave || !view.editable) return false
          // Where there is no level to change, the text keeps the focus all the same.
          runFirst(handlers, view, event)
          return true
        }
        if (event.key !== "Shift") mayLeave = event.key === "Escape"
        return view.editable || isHarmless(event) ? runFirst(handlers, view, event) : false
      },
    },
  })
}

function handlersOf(command: EditorCommand): KeyHandler[] {
  return (command.keys ?? []).map((key) => keydownHandler({ [key]: command.run }))
}

function runFirst(handlers: readonly KeyHandler[], view: EditorView, event: KeyboardEvent): boolean {
  return handlers.some((handler) => handler(view, event))
}

// What readers may do too: go from finding to finding.
function isHarmless(event: KeyboardEvent): boolean {
  return event.key === "F8"
}
