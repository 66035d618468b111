import { block } from "./block.ts"

/** 成文日期: its text as written, `iso` what it means, `""` where it cannot be read. */
export const date = block("date", { iso: "" })
