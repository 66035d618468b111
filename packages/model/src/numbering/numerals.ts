/**
 * Chinese numerals <-> numbers. A numeral counts as well formed when it is, up to a few accepted spellings, what
 * `formatHan` would write for its value; so reading evaluates loosely and then compares:
 *
 *     一一十    -> 10 by value, written 一十: not the same, null
 *     两千零五  -> 2005, spelled 二千零五: the same
 */

const digits = "零一二三四五六七八九"

/** The largest number that has a numeral here: 九千九百九十九亿九千九百九十九万九千九百九十九. */
export const maxHan = 999_999_999_999

// One character more than the longest numeral: 百 and 千 three times each, 十, 万, 亿 and the digits between.
const maxLength = 24

/**
 * The value of a Chinese numeral: 十五, 二百零三, 两千零五, 廿一, 三万五千, also digit by digit (二〇二六), and with the digits of
 * cheques (壹拾贰). `null` for anything else: 一一十, 二百三十四五, 一百五, 百, and 三四, which means three or four.
 */
export function parseHan(text: string): number | null {
  if (text === "" || text.length > maxLength) return null
  const plain = plainSpelling(text)
  if (/^[一二三四五六七八九][零一二三四五六七八九]+$/.test(plain)) return digitByDigit(plain)
  const value = looseValue(plain)
  return value !== null && value <= maxHan && fullForm(value) === plain ? value : null
}

/** The numeral of a whole number from 0 to `maxHan`: 12 gives 十二, 105 gives 一百零五. Throws for others. */
export function formatHan(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > maxHan) {
    throw new RangeError(`${value} has no Chinese numeral here (0–${maxHan})`)
  }
  return fullForm(value).replace(/^一十/, "十")
}

/** The text with full-width digits, dots and percent signs as half-width ones. Its length stays, so places keep. */
export function narrowDigits(text: string): string {
  return text.replace(/[０-９．％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

const spellings: Readonly<Record<string, string>> = {
  〇: "零",
  "○": "零",
  壹: "一",
  贰: "二",
  貳: "二",
  叁: "三",
  參: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  陸: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
  兩: "两",
  萬: "万",
  億: "亿",
}

// 两 stands for 二 by itself and before large places, never before or after 十; 十 by itself is short for 一十.
function plainSpelling(text: string): string {
  return text
    .replace(/[^零一二三四五六七八九十百千万亿两廿卅]/g, (letter) => spellings[letter] ?? letter)
    .replace(/^两$|两(?=[百千万亿])/g, "二")
    .replace(/廿/g, "二十")
    .replace(/卅/g, "三十")
    .replace(/(?<![一二三四五六七八九])十/g, "一十")
}

function digitByDigit(plain: string): number | null {
  if (plain.length < 3 && !plain.includes("零")) return null
  return plain.length <= 12 ? Number(Array.from(plain, (digit) => digits.indexOf(digit)).join("")) : null
}

// Adds up digit × place within each section of four places; what order they came in is not looked at.
function looseValue(plain: string): number | null {
  let total = 0
  let section = 0
  let digit = 0
  for (const letter of plain) {
    const value = digits.indexOf(letter)
    const place = "十百千".indexOf(letter)
    if (value >= 0) digit = value
    else if (place >= 0) {
      section += digit * 10 ** (place + 1)
      digit = 0
    } else if (letter === "万" || letter === "亿") {
      total += (section + digit) * (letter === "万" ? 1e4 : 1e8)
      section = 0
      digit = 0
    } else return null
  }
  return total + section + digit
}

// The numeral with every 一十 written out.
function fullForm(value: number): string {
  if (value === 0) return "零"
  const sections = [
    { amount: Math.floor(value / 1e8), name: "亿" },
    { amount: Math.floor(value / 1e4) % 1e4, name: "万" },
    { amount: value % 1e4, name: "" },
  ]
  let text = ""
  let skipped = false
  for (const { amount, name } of sections) {
    if (amount === 0) skipped = true
    else {
      if (text !== "" && (skipped || amount < 1000)) text += "零"
      text += `${sectionForm(amount)}${name}`
      skipped = false
    }
  }
  return text
}

function sectionForm(amount: number): string {
  return String(amount)
    .padStart(4, "0")
    .replace(/\d/g, (digit, at: number) => (digit === "0" ? "零" : `${digits[Number(digit)]}${"千百十"[at] ?? ""}`))
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "")
}
