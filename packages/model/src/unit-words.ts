/** Who does what, as running text says it: 由市教育局牵头，市财政局配合; 由主席会议领衔督办; 责任单位：市教育局. */
import { clauseUnits, keyedClauses } from "./fact-clauses.ts"
import { splitUnits } from "./units.ts"

/** Organisations that a phrase makes responsible, half-open in UTF-16 units. What it does not name is empty. */
export interface UnitPhrase {
  readonly from: number
  readonly to: number
  readonly words: string
  /** 牵头单位, 责任单位. */
  readonly leads: readonly string[]
  /** 配合单位. */
  readonly supports: readonly string[]
  /** 督办单位. */
  readonly supervisors: readonly string[]
}

/** All phrases in the text that make organisations responsible, in order. */
export function readUnits(text: string): readonly UnitPhrase[] {
  return [...assigned(text), ...keyed(text)].sort((a, b) => a.from - b.from)
}

const nobody: Pick<UnitPhrase, "leads" | "supports" | "supervisors"> = { leads: [], supports: [], supervisors: [] }

const list = "[^，。；：,;:！？!?\\n由]"
const supervise = "领衔督办|负责督办|牵头督办|督办"
const lead = "牵头负责|负责牵头|牵头|负责(?![人任制同])|主办|承办"
// 自由, 理由 and 由于 are other words; 市教育局牵头 at the start of a clause needs no 由, but then the name of an organisation.
const assignment = new RegExp(
  `(?:(?<![自理缘经事因来原])由(?![于此来])(?<named>${list}{2,80}?)|(?<=^|[，。；,;（(\\n])(?<bare>${list}{2,60}?))(?<verb>${supervise}|${lead})`,
  "g",
)
const support = new RegExp(
  `[，,、；;]?(?<list>${list}{2,80}?)(?:积极)?(?:配合|协办|协助|参与)(?=[，。；,;）)\\s实落]|$)`,
  "y",
)

const organisation =
  /(?:[局委办部厅院会处科室组团队校所站镇乡县区市省府]|中心|公司|集团|单位|部门|街道|政府|机关|机构|支队|协会|法院|检察院|银行|学校|[）)])等?$/

// Words that may stand where an organisation does.
const noOrganisation = /专人|谁|本人|^我|的/

function assigned(text: string): readonly UnitPhrase[] {
  const phrases: UnitPhrase[] = []
  for (const { 0: words, index: from, groups = {} } of text.matchAll(assignment)) {
    const names = (groups.named ?? groups.bare ?? "").trim()
    if (noOrganisation.test(names) || (groups.bare !== undefined && !areOrganisations(names))) continue
    const end = from + words.length
    if (/督办$/.test(groups.verb ?? "")) phrases.push(phrase(text, from, end, { supervisors: splitUnits(names) }))
    else phrases.push(leading(text, from, end, names))
  }
  return phrases
}

// 区政协领导对提案高度关注并领办 ends like an office, but says more than a name does.
function areOrganisations(names: string): boolean {
  const units = splitUnits(names)
  return units.length > 0 && units.every((unit) => organisation.test(unit) && !/[对并把将了在的\d“”]/.test(unit))
}

function leading(text: string, from: number, end: number, names: string): UnitPhrase {
  const [leads = "", ...partners] = names.split(/会同|联合|协同/)
  support.lastIndex = end
  const match = support.exec(text)
  const others = match?.groups?.list ?? ""
  const hasSupport = match !== null && areOrganisations(others)
  const supports = [...partners, hasSupport ? others : ""].flatMap(splitUnits)
  return phrase(text, from, hasSupport ? support.lastIndex : end, { leads: splitUnits(leads), supports })
}

function keyed(text: string): readonly UnitPhrase[] {
  return keyedClauses(text).flatMap((clause) => {
    const { from, to, fact } = clause
    if (fact === "start" || fact === "due") return []
    const field = fact === "supervisor" ? "supervisors" : fact
    return [phrase(text, from, to, { [field]: clauseUnits(clause) })]
  })
}

function phrase(text: string, from: number, to: number, named: Partial<typeof nobody>): UnitPhrase {
  return { from, to, words: text.slice(from, to), ...nobody, ...named }
}
