import { findingsPanel } from "./findings.ts"
import { outlinePanel } from "./outline.ts"
import type { Panel } from "./panel.ts"
import { taskPanel } from "./task.ts"

/** Every panel, in the order of its column. */
export const panels: readonly Panel[] = [outlinePanel, findingsPanel, taskPanel]
