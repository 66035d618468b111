import { readDates } from "../date-words.ts"

/** Who adopted a plan, and when (a stored date; null where the note does not say). */
export interface Adoption {
  readonly by: string
  readonly date: string | null
}

/** What an adoption note says: （2027年2月24日 政协临江市委员会第二次主席会议通过）. Null where it names nobody and no day. */
export function readAdoption(note: string): Adoption | null {
  const words = note.trim().replace(/^[（(〔[]|[）)〕\]]$/g, "")
  const [date] = readDates(words)
  const rest = date ? words.slice(0, date.from) + words.slice(date.to) : words
  const by = rest
    .trim()
    .replace(/^[，,、：:\s]*(?:已?经|由|在)?/, "")
    .replace(/(?:审议|讨论|研究|表决|审定|并)*(?:通过|批准|印发)?[，,。.\s]*$/, "")
    .trim()
  return by === "" && !date ? null : { by, date: date?.value ?? null }
}
