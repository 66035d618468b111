import { block } from "./block.ts"

/** 发文机关署名. */
export const signature = block("signature", {})
