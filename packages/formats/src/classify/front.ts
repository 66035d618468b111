/** The front of a part: letterhead, title, notes under it, recipients. */
import type { LineRole, PartKind } from "@yaodian/model"
import { isDate } from "./closing.ts"
import { endsFirmly, isWholeTitle, kindOfTitle } from "./kinds.ts"
import { isDocumentNumber, readLetterhead } from "./letterhead.ts"
import { joinText, type Passage } from "./passage.ts"
import { isFinished, plain } from "./plain.ts"

/** What stands at the head of a part. */
export interface Front {
  readonly roles: ReadonlyMap<number, LineRole>
  /** Where the part's body begins. */
  readonly body: number
  /** What the title or the subtitle calls the part; null where they do not say. */
  readonly kind: PartKind | null
  /** The title, `""` for none. */
  readonly title: string
}

const longestTitle = 4

/** The front of the part that begins at `at`. */
export function readFront(passages: readonly Passage[], at: number): Front {
  const roles = new Map<number, LineRole>()
  const start = readHead(passages, at, roles)
  const { count } = titleRun(passages, start)
  const title = titleText(passages, start, count)
  for (let index = start; index < start + count; index++) roles.set(index, "title")
  const body = count > 0 ? readNotes(passages, start + count, roles) : start
  const subtitle = Array.from(roles).find(([, role]) => role === "subtitle")?.[0] ?? -1
  return { roles, body, title, kind: kindOfTitle(title) ?? kindOfTitle(passages[subtitle]?.text ?? "") }
}

// The lines of the letterhead before a title.
function readHead(passages: readonly Passage[], at: number, roles: Map<number, LineRole>): number {
  let end = at
  for (let head = passages[end]; head && isHead(head); head = passages[end]) {
    roles.set(end, isDocumentNumber(head.text) ? "documentNumber" : "letterhead")
    end++
  }
  return end
}

function isHead({ label, text }: Passage): boolean {
  return !label && readLetterhead(text).length > 0
}

/** How many passages from `at` on make a title (0 for none), and whether the title ends by naming what it is. */
export function titleRun(passages: readonly Passage[], at: number): { count: number; isWhole: boolean } {
  let whole = 0
  let count = 0
  for (; count < longestTitle && isTitleLike(passages[at + count]); count++) {
    const title = titleText(passages, at, count + 1)
    if (isWholeTitle(title) && whole === 0) whole = count + 1
    if (isWholeTitle(title) && endsFirmly(title)) {
      whole = count + 1
      break
    }
  }
  if (whole > 0) return { count: isYears(passages[at + whole]) ? whole + 1 : whole, isWhole: true }
  // A title that is a motto names its kind in the subtitle below.
  const next = passages[at + count]
  return { count: next && count > 0 && isSubtitle(next) ? count : Math.min(count, 1), isWhole: false }
}

// （2027—2029年） on a line of its own below the title.
function isYears(passage: Passage | undefined): boolean {
  return /^[（(](?:19|20)\d\d年?\s*[-—–－~～至到]{1,2}\s*(?:19|20)\d\d年?[）)]$/.test(passage?.first.text ?? "")
}

/** The words of a title over several passages. */
export function titleText(passages: readonly Passage[], at: number, count: number): string {
  return count === 0 ? "" : joinText(passages.slice(at, at + count).map((passage) => passage.text))
}

/** Whether the passage could be a title or a part of one. */
export function isTitleLike(passage: Passage | undefined): boolean {
  if (!passage || passage.label || passage.size < 3 || passage.size > 70) return false
  const { text } = passage
  if (isFinished(text) && !/[）)》”]$/.test(text)) return false
  if (/[。；;\t]|[，,、]$|^[（(—－●•◆■附]/.test(text) || !/\p{Script=Han}/u.test(text)) return false
  return !isDate(passage) && !isDocumentNumber(text)
}

// Notes stand in any order; the recipients come last.
function readNotes(passages: readonly Passage[], at: number, roles: Map<number, LineRole>): number {
  let end = at
  for (let passage = passages[end]; passage; passage = passages[end]) {
    const role = noteRole(passage)
    if (!role) break
    roles.set(end, role)
    end++
    if (role === "recipients") break
  }
  return end
}

function noteRole(passage: Passage): LineRole | null {
  if (passage.label) return null
  if (isDocumentNumber(passage.text)) return "documentNumber"
  if (isDate(passage)) return "date"
  if (isSubtitle(passage)) return "subtitle"
  if (isAdoption(passage)) return "adoption"
  if (isByline(passage)) return "byline"
  return isRecipients(passage) ? "recipients" : null
}

function isSubtitle({ text, size }: Passage): boolean {
  if (/^[（(](?:试行|草案|初稿|讨论稿|征求意见稿|送审稿|审议稿|修订稿|报批稿)[）)]$/.test(text)) return true
  return /^(?:[—―－]{1,2}|--)/.test(text) && size >= 4 && size <= 60 && !/[。；]/.test(text)
}

function isAdoption({ text, size }: Passage): boolean {
  return size <= 120 && /^\([^。]*(?:通过|批准|审议|修订|\d年\d{1,2}月\d{1,2}日)[^。]*\)$/.test(plain(text).trim())
}

const office = "主席|主任|书记|[省市州县区镇乡局院校会]长|检察长|秘书长|理事长"
const byline = new RegExp(
  `(?:^|[\\s\\u4e00-\\u9fff])(?:${office})\\s+[\\u4e00-\\u9fff×]{1,2}\\s?[\\u4e00-\\u9fff×]{1,2}$`,
)

function isByline({ text, size }: Passage): boolean {
  if (size > 60 || isFinished(text)) return false
  return byline.test(text) || /^\d{4}年\d{1,2}月\d{1,2}日在.{4,50}(?:会议|大会|全会)上/.test(text)
}

const notRecipients = /如下|以下|现将|现就|提出|制定|开展|坚持|[。；！？]/
const addressee =
  /(?:[委办局室处会府院校镇乡区市县州省]|公司|单位|部门|中心|机构|机关|科室|街道|同志|代表|委员|大队|企业|站|所|学会|团体|组织|社团|集团)(?:\([^()]*\))?:$/

function isRecipients({ label, text, size }: Passage): boolean {
  const words = plain(text)
  if (label || size > 190 || notRecipients.test(words)) return false
  return addressee.test(words) || (/^(?:各|本)/.test(words) && words.endsWith(":"))
}
