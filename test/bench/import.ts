/** How long a draft of 34,000 characters takes to become a plan, against its budget of a second (DESIGN.md section 7). */
import { importFile } from "@yaodian/formats"

const budgetMs = 1000
const characters = 34_000

/** A draft of about so many characters: sections of tasks, hard to read in the usual ways. */
function draft(size: number): string {
  const han = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
  const lines = ["临江市2027年工作要点", "（2026年12月18日市政协主席会议通过）"]
  let count = 0
  for (let section = 0; lines.join("").length < size; section++) {
    lines.push(`${han[section % 9]}、坚持学习先行,夯实共同思想基础`)
    for (let task = 0; task < 6; task++) {
      count++
      lines.push(`${count}.加强政治引领。${"完善学习制度,组织委员开展视察和调研,形成调研报告3份。".repeat(6)}`)
    }
  }
  return lines.join("\n\n")
}

const bytes = new TextEncoder().encode(draft(characters))
const times = Array.from({ length: 7 }, () => {
  const start = performance.now()
  const result = importFile("draft.txt", bytes)
  if (!result.ok) throw new Error(result.message.en)
  return performance.now() - start
}).sort((a, b) => a - b)
const median = times[3] ?? 0
console.log(`import of ${characters} characters: ${median.toFixed(0)} ms (median of 7), budget ${budgetMs} ms`)
process.exitCode = median > budgetMs ? 1 : 0
