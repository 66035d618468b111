/** What stands for a reference whose block is gone or has no number. */
export const lostReference = "〔引用〕"

/** How a reference to the block with this label reads: `（十二）` gives 第（十二）项, `一、` 第一部分, `第一章　` 第一章. */
export function referenceText(label: string | undefined): string {
  const number = (label ?? "").trim().replace(/[、.．]$/, "")
  if (number === "") return lostReference
  if (number.startsWith("第")) return number
  return /^[一二三四五六七八九十百千零]+$/.test(number) ? `第${number}部分` : `第${number}项`
}
