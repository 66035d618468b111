import type { EditorCommand } from "./command.ts"
import { deleteBackward } from "./delete-backward.ts"
import { deleteForward } from "./delete-forward.ts"
import { redo, undo } from "./history.ts"
import { insertTable } from "./insert-table.ts"
import { insertTarget } from "./insert-target.ts"
import { kindCommands } from "./kinds.ts"
import { documentEnd, leaveTable } from "./leave-table.ts"
import { indent, outdent } from "./level.ts"
import { lineBreak } from "./line-break.ts"
import { moveDown, moveUp } from "./move-unit.ts"
import { nextFinding, previousFinding } from "./next-finding.ts"
import { splitBlock } from "./split-block.ts"
import { nextCell, previousCell } from "./table-cells.ts"
import { em, strong, underline } from "./toggle-mark.ts"

/** Every command, in the order in which those that share a key are asked. */
export const commands: readonly EditorCommand[] = [
  undo,
  redo,
  nextCell,
  previousCell,
  leaveTable,
  documentEnd,
  outdent,
  indent,
  ...kindCommands,
  strong,
  em,
  underline,
  insertTarget,
  insertTable,
  splitBlock,
  lineBreak,
  deleteBackward,
  deleteForward,
  moveUp,
  moveDown,
  nextFinding,
  previousFinding,
]

/** The groups of the toolbar, in order; the menu of block kinds stands after the first. */
export const toolbarGroups: readonly (readonly EditorCommand[])[] = [
  [undo, redo],
  [outdent, indent],
  [strong, em, underline],
  [insertTarget, insertTable],
  [moveUp, moveDown],
]
