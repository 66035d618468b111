import { block } from "./block.ts"

/** 主送机关: the line that says to whom the file goes. */
export const recipients = block("recipients", {})
