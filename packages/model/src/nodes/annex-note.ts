import { block } from "./block.ts"

/** 附件说明: the line under the body that names an annex (GB/T 9704-2012, 7.3.4). */
export const annexNote = block("annexNote", {})
