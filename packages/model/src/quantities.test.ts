import { describe, expect, it } from "vitest"
import { measureWords } from "./measures.ts"
import type { Comparator } from "./nodes/target.ts"
import { formatQuantity, readQuantities } from "./quantities.ts"

/** One line per case: the words in ⟦⟧ are the only figure in the text. */
function reads(marked: string, op: Comparator, value: string, unit: string) {
  it(`reads ${marked} as ${op} ${value} ${unit}`, () => {
    const from = marked.indexOf("⟦")
    const to = marked.indexOf("⟧") - 1
    const text = marked.replace(/[⟦⟧]/g, "")
    expect(readQuantities(text)).toEqual([{ from, to, op, value, unit, words: text.slice(from, to) }])
  })
}

function leaves(text: string) {
  it(`leaves ${text} alone`, () => expect(readQuantities(text)).toEqual([]))
}

describe("readQuantities", () => {
  reads("确定⟦10件⟧重点提案", "=", "10", "件")
  reads("协商议事⟦30多人次⟧", ">=", "30", "人次")
  reads("编印⟦10余篇⟧", ">=", "10", "篇")
  reads("培训⟦不少于40学时⟧", ">=", "40", "学时")
  reads("比例⟦不低于 30%⟧", ">=", "30", "%")
  reads("比例⟦不得低于80%⟧", ">=", "80", "%")
  reads("费率⟦不超过1.5％⟧", "<=", "1.5", "%")
  reads("办结时间控制在⟦5天以内⟧", "<=", "5", "天")
  reads("覆盖率达到⟦95%以上⟧", ">=", "95", "%")
  reads("覆盖率达到⟦95%⟧", "=", "95", "%")
  reads("每季度至少开展⟦2次⟧学习", ">=", "2", "次")
  reads("⟦8家以上⟧企业", ">=", "8", "家")
  reads("⟦500万元及以下⟧的企业", "<=", "500", "万元")
  reads("以旧换新⟦超40万辆⟧", ">", "40", "万辆")
  reads("里程⟦突破1万公里⟧", ">", "1", "万公里")
  reads("⟦近20个⟧专题", "<", "20", "个")
  reads("增长⟦约5.5%⟧", "~", "5.5", "%")
  reads("增长⟦5.5%左右⟧", "~", "5.5", "%")
  reads("捐款⟦50多万元⟧", ">=", "50", "万元")
  reads("捐款⟦50万余元⟧", ">=", "50", "万元")
  reads("投资⟦6.36万亿元⟧", "=", "6.36", "万亿元")
  reads("投资⟦1,200万元⟧", "=", "1200", "万元")
  reads("新增⟦1.2万人⟧", "=", "1.2", "万人")
  reads("调研⟦3至5次⟧", "=", "3..5", "次")
  reads("调研⟦3—5次⟧", "=", "3..5", "次")
  reads("调研⟦3-5次⟧", "=", "3..5", "次")
  reads("调研⟦三至五次⟧", "=", "3..5", "次")
  reads("调研⟦三五次⟧", "=", "3..5", "次")
  reads("调研⟦两三次⟧", "=", "2..3", "次")
  reads("调研⟦不少于3至5次⟧", ">=", "3..5", "次")
  reads("增长⟦5%—8%⟧", "=", "5..8", "%")
  reads("投资⟦10万至20万元⟧", "=", "10..20", "万元")
  reads("投资⟦三万元至五万元⟧", "=", "3..5", "万元")
  reads("分⟦三批⟧赴外地", "=", "3", "批")
  reads("推动⟦一批⟧问题解决", "=", "1", "批")
  reads("投资⟦三百万元⟧", "=", "300", "万元")
  reads("投资⟦三百多万元⟧", ">=", "300", "万元")
  reads("培训⟦一万五千人⟧", "=", "15000", "人")
  reads("培训⟦十几人⟧", ">=", "10", "人")
  reads("⟦两大⟧主题", "=", "2", "大")
  reads("下降⟦百分之三十五⟧", "=", "35", "%")
  reads("提高⟦0.3个百分点⟧", "=", "0.3", "个百分点")
  reads("６月底前培训⟦３００人⟧", "=", "300", "人")
  reads("节约⟦30万元⟧", "=", "30", "万元")
  reads("最近⟦3个月⟧", "=", "3", "个月")
  reads("6月底前⟦10名⟧干部到岗", "=", "10", "名")

  leaves("“三项行动”《十件大事》")
  leaves("第三批、第 3 次、第一、二、三批，第3至5次")
  leaves("区委八届八次全会，五届一次会议，省委十次全会，十九届二中、三中全会")
  leaves("成立70周年，107国道，第12号，桂花路7号，5533议事法，12345热线")
  leaves("2027年6月30日，6月底前，一至两年，三年行动，6月份，3月5日至8日")
  leaves("两个维护、四个意识、八项规定")
  leaves("二十大，十九大，50人大代表")
  leaves("一个时期，一支队伍，一家亲，一次次，一件件")
  leaves("数十家，几十个，上百名，千家万户，百名干部")
  leaves("前10名，进入前1%")
  leaves("机场三期工程，二期项目，三期扩建")
  leaves("5至3次")
  leaves("0131户")
  leaves("3场所，5项目，6部门，2人才，十个方面")
  leaves("G20个")

  it("reads back every figure that formatQuantity writes", () => {
    const ops: readonly Comparator[] = ["=", ">=", "<=", ">", "<", "~"]
    const values = ["1", "10", "1300", "5.5", "0.3", "3..5", "0.5..1.5"]
    for (const unit of measureWords.flatMap((word) => [word, `万${word}`, `亿${word}`])) {
      for (const op of ops) {
        for (const value of values) {
          const [read, ...more] = readQuantities(`目标为${formatQuantity({ op, value, unit })}。`)
          expect({ op: read?.op, value: read?.value, unit: read?.unit }).toEqual({ op, value, unit })
          expect(more).toEqual([])
        }
      }
    }
  })

  it("takes long nonsense in its stride", () => {
    const texts = ["一", "1", "（", "两", "万", "1,000", "1.1", "3至", "不少于", "近", "百分之", "第一、", " ", "五%—"]
    for (const text of texts) {
      const start = performance.now()
      readQuantities(text.repeat(10_000))
      expect(performance.now() - start, text).toBeLessThan(10_000)
    }
  })
})
