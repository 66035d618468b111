import { Plugin } from "prosemirror-state"
import { type History, historyKey } from "../keys.ts"

/** Makes one's own steps known to the commands that take them back. */
export function history(steps: History): Plugin<History> {
  return new Plugin<History>({ key: historyKey, state: { init: () => steps, apply: (_, value) => value } })
}
