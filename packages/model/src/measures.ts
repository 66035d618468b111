/**
 * Measure words: what a number must stand before to be a quantity. Some begin longer words that are none (3场所, 50人大代表),
 * so an entry may say what must not follow it.
 */
interface Measure {
  readonly word: string
  /** A pattern of what may not follow. */
  readonly not?: string
}

const counted: readonly Measure[] = [
  { word: "件", not: "[套]" },
  { word: "项", not: "[目链圈]|规定" },
  { word: "次", not: "[要序生品日年月贷性]|全会|全国代表" },
  { word: "场次" },
  { word: "场", not: "[所景地馆合面镇]" },
  // 三期工程 is a third stage, not three issues.
  { word: "期", not: "[间限望待末刊、]|等?(?:工程|项目|扩建|建设|改造|主体)" },
  { word: "批次" },
  { word: "批", not: "[准复评示发]" },
  { word: "条", not: "[件例款规]" },
  { word: "篇", not: "[章幅]" },
  { word: "份", not: "[额子]" },
  { word: "家", not: "[庭长具电乡园政畜族禽]" },
  { word: "户次" },
  { word: "户", not: "[籍口外型]" },
  { word: "人次" },
  { word: "人", not: "[大民口均工才类事社员]" },
  { word: "名", not: "[称单录词誉]" },
  { word: "位", not: "[置于居次]" },
  // 两个维护 and its kin are slogans even where nobody quotes them.
  { word: "个", not: "方面|维护|确立|意识|自信|全面|务必|毫不动摇|服从|先锋|别人?" },
  { word: "座", not: "[谈位右次]" },
  { word: "台", not: "[湾风账商州胞阶]" },
  { word: "套" },
  { word: "辆" },
  { word: "艘" },
  { word: "架" },
  { word: "所", not: "[有以在属需得谓]" },
  { word: "处", not: "[理置于罚级长分方室]" },
  { word: "支", not: "[持付撑援出委部行]" },
  { word: "部", not: "[门委队署分长级位件落属]" },
  { word: "段", not: "[落]" },
  { word: "轮", not: "[流岗换训值]" },
  { word: "本", not: "[市省区县级地土科领质身次年月]" },
  { word: "册" },
  { word: "幅" },
  { word: "首" },
  { word: "集", not: "[中群团体聚镇市约]" },
  { word: "株" },
  { word: "棵" },
  { word: "间", not: "[接隔断]" },
  { word: "栋" },
  { word: "幢" },
  { word: "张", not: "[家皮]" },
  { word: "枚" },
  { word: "宗", not: "[教旨]" },
  { word: "起", not: "[来步草点到]" },
  { word: "只" },
  { word: "头", not: "[部条抓堵]" },
  { word: "课时" },
  { word: "学时" },
  { word: "天", not: "[气然津河空]" },
  { word: "个月", not: "[度]" },
  { word: "个百分点" },
  { word: "个工作日" },
  { word: "工作日" },
  { word: "倍" },
  { word: "%" },
  { word: "‰" },
]

const measured: readonly Measure[] = [
  { word: "元", not: "[旦宵素件化首]" },
  { word: "美元" },
  { word: "欧元" },
  { word: "港元" },
  { word: "平方米" },
  { word: "平米" },
  { word: "平方公里" },
  { word: "立方米" },
  { word: "公里" },
  { word: "千米" },
  { word: "米", not: "[粉面]" },
  { word: "公顷" },
  { word: "亩", not: "[均]" },
  { word: "吨" },
  { word: "公斤" },
  { word: "千克" },
  { word: "斤" },
  { word: "千瓦时" },
  { word: "千瓦" },
  { word: "标箱" },
]

/** 大 counts only before these: 三大工程 is three, 二十大 is a congress. */
const great: Measure = {
  word: "大",
  not: "(?!工程|主题|行动|任务|战略|领域|板块|平台|体系|产业|专项|品牌|举措|机制|基地|中心|总部|民生)",
}

const traditional: readonly Measure[] = [
  { word: "個" },
  { word: "項" },
  { word: "場" },
  { word: "條" },
  { word: "戶" },
  { word: "間" },
  { word: "輛" },
  { word: "畝" },
  { word: "噸" },
]

const all: readonly Measure[] = [...counted, ...measured, great, ...traditional]

/** Powers of ten that stand before a measure word and stay with it: 万元, 亿斤. */
const scales: Readonly<Record<string, number>> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  亿: 1e8,
  億: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  萬: 1e4,
}

/** The measure words, without those that count only before certain words. */
export const measureWords: readonly string[] = [...counted, ...measured].map(({ word }) => word)

/** A pattern of every scale word, longest first. */
export const scalePattern: string = longestFirst(Object.keys(scales)).join("|")

/** A pattern of every measure word with what may not follow it, longest first. */
export const measurePattern: string = longestFirst(all.map(({ word }) => word))
  .map((word) => {
    const not = all.find((measure) => measure.word === word)?.not
    return not === undefined ? word : `${word}(?!${not})`
  })
  .join("|")

/** A unit apart: 万元 is 10,000 元. The scale of a unit without one is 1. */
export function unitScale(unit: string): { readonly scale: number; readonly measure: string } {
  const word = longestFirst(Object.keys(scales)).find((scale) => unit.startsWith(scale) && unit.length > scale.length)
  return word === undefined
    ? { scale: 1, measure: unit }
    : { scale: scales[word] ?? 1, measure: unit.slice(word.length) }
}

function longestFirst(words: readonly string[]): readonly string[] {
  return words.toSorted((a, b) => b.length - a.length)
}
