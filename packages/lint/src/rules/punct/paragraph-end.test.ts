import { ruleCases } from "../../rule-cases.ts"
import { paragraphEnd } from "./paragraph-end.ts"

const long =
  "围绕全市改革发展的重大问题和群众最关心的现实利益问题开展协商议政活动并提出有分量的意见建议推动各项工作落到实处"

ruleCases(paragraphEnd, {
  valid: [
    "加强学习。提高认识。",
    "加强学习。重点做好以下工作：",
    "加强学习。组织开展培训；",
    "加强学习。他说：“抓好落实。”",
    "加强学习。抓好落实（牵头单位：市政府办公室）",
    "加强学习。抓好落实……",
    "+ 完成数字档案馆改造",
    "推进信用建设",
    "# 加强学习。抓好落实",
    "## 加强学习。抓好落实",
    "@signature 临江市人民政府。办公室",
    "@note 二〇二七年。通过",
    "Hello. World",
    `${long}。`,
    // Broken by a hard line break: the paragraph ends in the second block.
    "加强学习。聘请委员作为“为民办实\n事工程”监督员。",
    "",
  ],
  invalid: [
    { text: "加强学习。提高认识⟦⟧", message: "missing", fixed: "加强学习。提高认识。" },
    {
      text: "+ 加强学习。用好“一站式”平台，打造“有为政协”⟦⟧",
      message: "missing",
      fixed: "+ 加强学习。用好“一站式”平台，打造“有为政协”。",
    },
    { text: "加强学习。提高认识⟦，⟧", message: "comma", data: { mark: "，" }, fixed: "加强学习。提高认识。" },
    { text: `${long}⟦⟧`, message: "missing", fixed: `${long}。` },
    { text: `- 加强学习。${long}⟦⟧`, message: "missing", fixed: `- 加强学习。${long}。` },
  ],
})
