import { ruleCases } from "../../rule-cases.ts"
import { leadSentence } from "./lead-sentence.ts"

const closed = [
  "+ 加强理论学习。组织干部参加专题培训和集中轮训，认真开展调查研究，不断提高履职能力和服务水平。",
  "+ 推进信用建设。完善守信激励和失信惩戒机制，建立健全部门信息共享制度，营造诚实守信的良好环境。",
  "+ 办好民生实事。围绕教育、医疗、养老等方面的突出问题，制定具体措施，明确时间进度，逐项抓好落实。",
].join("\n")

const open =
  "强化协商议政实效进一步完善全体会议、常委会议、主席会议、专题协商议政会等经常性协商平台，有序开展各类协商活动。"

ruleCases(leadSentence, {
  valid: [
    closed,
    // Short tasks need no lead.
    `${closed}\n+ 建成数字档案馆`,
    // Where leads are not the habit, nobody misses them.
    `+ ${open}`,
    `${closed.split("\n")[0]}\n+ ${open}\n+ ${open}`,
  ],
  invalid: [
    {
      text: `${closed}\n+ ⟦强化协商议政实效⟧${open.slice(8)}`,
      message: "open",
      fixed: `${closed}\n+ 强化协商议政实效。${open.slice(8)}`,
    },
  ],
})
