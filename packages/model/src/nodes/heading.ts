import { block } from "./block.ts"

/** A section's heading. `label` is the imported label where it differs from the derived number, else `""`. */
export const heading = block("heading", { level: 1, numbered: true, label: "" }, { tag: "h2" })
