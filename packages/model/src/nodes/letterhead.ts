import { block } from "./block.ts"

/** 版头: the head of an issued file (GB/T 9704-2012, 7.2). All its words are attributes. */
export const letterhead = block(
  "letterhead",
  { issuerMark: "", documentNumber: "", copyNumber: "", classification: "", urgency: "", signatory: "" },
  { content: "", tag: "div" },
)
