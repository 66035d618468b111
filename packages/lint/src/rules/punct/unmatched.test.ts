import { ruleCases } from "../../rule-cases.ts"
import { unmatched } from "./unmatched.ts"

ruleCases(unmatched, {
  valid: [
    "落实《临江市志愿服务条例（试行）》。",
    "“最后一公里”和‘乡愁’（“一站式”服务）。",
    "People’s Congress 是英文。",
    "1）登记，2）受理，a）转办，一）反馈。",
    // A hard line break in a quotation: one paragraph in two blocks.
    "聘请委员作为“为民办实\n事工程”监督员。",
    "# 关于印发《临江市\n# 数字档案馆\n# 建设方案》的通知",
    "（见【甲】〔2027〕6号［附表］）",
  ],
  invalid: [
    {
      text: "贯彻落实市委关于推进信用建设的实施意见⟦》⟧，开展提案监督。",
      message: "close",
      data: { mark: "》" },
      fixed: [
        "贯彻落实市委《关于推进信用建设的实施意见》，开展提案监督。",
        "贯彻落实市委关于推进信用建设的实施意见，开展提案监督。",
      ],
    },
    {
      text: "办好⟦《⟧临江日报，讲好故事。",
      message: "open",
      data: { mark: "《" },
      fixed: ["办好临江日报，讲好故事。"],
    },
    {
      text: "打造“一站式⟦（⟧线上”服务。",
      message: "open",
      data: { mark: "（" },
      fixed: ["打造“一站式线上”服务。"],
    },
    // A task of its own does not go on with the one before.
    {
      text: "+ 建好⟦“⟧委员之家，发挥作用。\n+ 用好⟦“⟧数字平台，发挥作用。",
      message: "open",
      data: { mark: "“" },
      fixed: "+ 建好委员之家，发挥作用。\n+ 用好数字平台，发挥作用。",
    },
  ],
})
