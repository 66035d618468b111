import { block } from "./block.ts"

/** An item of an unnumbered list, `level` 1–4 deep. */
export const bullet = block("bullet", { level: 1 })
