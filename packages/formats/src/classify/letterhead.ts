/** The words of 版头 and 版记: what each line of them says (GB/T 9704-2012, 7.2 and 7.4). */

/** The fields of a letterhead that stand in lines of their own, in the order in which they are printed. */
export const letterheadFields = [
  "copyNumber",
  "classification",
  "urgency",
  "issuerMark",
  "documentNumber",
  "signatory",
] as const

/** A field of the letterhead. */
export type LetterheadField = (typeof letterheadFields)[number]

/** What stands before the signatory's name. */
export const signatoryLabel = "签发人："

const patterns: Readonly<Record<LetterheadField, RegExp>> = {
  copyNumber: /^(?<value>\d{6})$/,
  classification: /^(?<value>(?:绝密|机密|秘密)(?:★.{1,10})?)$/,
  urgency: /^(?<value>特急|加急|平急|特提)$/,
  issuerMark: /^(?<value>[^，。；：、\s]{2,38}文件)$/,
  documentNumber: /^(?<value>[^，。；：\s《》（）()]{1,20}\s?[〔[(（【]\s*\d{4}\s*[〕\])）】]\s*第?\s*\d{1,4}\s*号)$/,
  signatory: /^签发人[：:]\s*(?<value>\S.{0,30})$/,
}

/** The fields that a line of the letterhead gives; empty where it is no such line. */
export function readLetterhead(line: string): readonly { field: LetterheadField; value: string }[] {
  const both = /^(\S.{0,40}号)[\s\u3000]+(签发人[：:].*)$/.exec(line)
  const texts = both ? [both[1] ?? "", both[2] ?? ""] : [line]
  const fields = texts.flatMap((text) => letterheadFields.flatMap((field) => readField(field, text)))
  return fields.length === texts.length ? fields : []
}

function readField(field: LetterheadField, text: string): readonly { field: LetterheadField; value: string }[] {
  const value = text.length <= 60 ? patterns[field].exec(text)?.groups?.value : undefined
  return value === undefined ? [] : [{ field, value }]
}

/** Whether the line is 发文字号 and nothing else. */
export function isDocumentNumber(line: string): boolean {
  return readField("documentNumber", line).length > 0
}

/** The fields of an imprint, in the order in which they are printed. */
export const imprintFields = ["copyTo", "printedBy", "printedDate"] as const

/** A field of the imprint. */
export type ImprintField = (typeof imprintFields)[number]

/** What stands before the copy recipients. */
export const copyLabel = "抄送："

/** What stands behind the printing date. */
export const printedLabel = "印发"

/** The fields that a line of the imprint gives; empty where it is no such line. */
export function readImprint(line: string): readonly { field: ImprintField; value: string }[] {
  const copyTo = /^抄\s*送[：:]\s*(\S.*)$/.exec(line)?.[1]
  if (copyTo !== undefined) return [{ field: "copyTo", value: copyTo }]
  const printed = /^([^\s，。；]{4,30})[\s\u3000]+(\d{4}年\d{1,2}月\d{1,2}日)\s?印发$/.exec(line)
  if (!printed) return []
  return [
    { field: "printedBy", value: printed[1] ?? "" },
    { field: "printedDate", value: printed[2] ?? "" },
  ]
}
