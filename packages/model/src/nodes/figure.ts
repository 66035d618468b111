import { block } from "./block.ts"

/** A figure; its text is the caption. `src` is `file:<sha256>`; `width` is a share of the line in percent, 0 for natural. */
export const figure = block("figure", { src: "", alt: "", width: 0 }, { tag: "figure" })
