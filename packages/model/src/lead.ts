/**
 * The lead of a task: the sentence that says what is to be done, run in before the body.
 *
 *     加强理论学习。组织干部……      the lead is 加强理论学习。
 */

/** How long a lead may be, in UTF-16 units, its 。 not counted. */
export const longestLead = 40

/**
 * The length of the lead in a task's text, with its 。: the text up to the first 。, or all of it where there is no 。, when
 * that is at most 40 characters. 0 where there is no lead.
 */
export function leadLength(text: string): number {
  const end = text.slice(0, longestLead + 1).indexOf("。")
  if (end > 0) return end + 1
  if (end === 0 || text.length > longestLead) return 0
  return text.trim() === "" ? 0 : text.length
}

const shortestProposal = 4
// How the body of a task begins; what stands before it is the lead whose 。 was forgotten.
const bodyOpenings = /(?:认真|深入|全面|坚决)?(?:贯彻落实|进一步|组织|开展|按照|围绕|依托)/g
const clauseMark = /[，；：！？,;:!?]/
// 党组织, 社会组织 are things, not the verb.
const namesOrganisation = /[党会层级团各]$/

/**
 * Where the lead of a task without one would be split off: its length in the text, 0 where there is nothing to propose. A
 * guess for a person to confirm, never to be applied by itself.
 */
export function proposeLead(text: string): number {
  const start = text.slice(0, longestLead + 12)
  const mark = start.search(clauseMark)
  const limit = mark < shortestProposal ? longestLead : Math.min(mark, longestLead)
  for (const match of start.matchAll(bodyOpenings)) {
    if (match.index > limit) break
    const isName = match[0] === "组织" && namesOrganisation.test(start.slice(0, match.index))
    if (match.index >= shortestProposal && !isName) return match.index
  }
  return mark >= shortestProposal && mark <= longestLead && !saysWhenOrHow(text.slice(0, mark)) ? mark : 0
}

// 2027年6月底前，… and 根据任务清单，… open a sentence; they name no task.
function saysWhenOrHow(clause: string): boolean {
  return /^(?:根据|按照|围绕|依托|通过|为|在|对|由|以)|(?:年|月|日|季度|底|末|前|中|后|以来)$/.test(clause)
}
