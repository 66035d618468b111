import { ruleCases } from "../../rule-cases.ts"
import { halfWidth } from "./half-width.ts"

ruleCases(halfWidth, {
  valid: [
    "增长10.5%，总额1,000万元，15:29开始，比例3:2。",
    "网址https://example.gov.cn/a?b=1,2:3，邮箱zx@example.cn，详见www.example.cn。",
    "Hello, world! It's 5:30 p.m. (local time); see you?",
    "约翰.史密斯来访，文件为plan.docx。",
    "政协(xié)委员。",
    "“Hello, world!”他说。",
    "附件.doc和J.K.罗琳。",
    "函数f(x)的值。",
    "（一）加强学习，提高认识；（二）抓好落实。",
    "",
  ],
  invalid: [
    {
      text: "加强学习⟦,⟧提高认识;抓好落实:不放松.",
      message: "most",
      data: { count: 4 },
      fixed: "加强学习，提高认识；抓好落实：不放松。",
    },
    {
      text: "# 要点⟦(⟧试行)\n+ 建立APP,开通公众号。\n建成(含在建)2,000个,占50%,超过目标!对吗?",
      message: "most",
      data: { count: 9 },
      fixed: "# 要点（试行）\n+ 建立APP，开通公众号。\n建成（含在建）2,000个，占50%，超过目标！对吗？",
    },
    {
      text: "一，二，三；四⟦,⟧五。",
      message: "some",
      data: { count: 1 },
      fixed: "一，二，三；四，五。",
    },
    {
      text: "做到⟦(⟧1)有人员;(2)有场所。",
      message: "most",
      data: { count: 5 },
      fixed: "做到（1）有人员；（2）有场所。",
    },
    {
      text: "联系邮箱⟦:⟧zx@example.cn;电话:0700-1234567",
      message: "most",
      data: { count: 3 },
      fixed: "联系邮箱：zx@example.cn；电话：0700-1234567",
    },
    {
      text: "发展数字经济⟦(⟧AI）产业。",
      message: "some",
      data: { count: 1 },
      fixed: "发展数字经济（AI）产业。",
    },
  ],
})
