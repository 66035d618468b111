import { ruleCases } from "../../rule-cases.ts"
import { listCommaBetweenTitles } from "./list-comma-between-titles.ts"

ruleCases(listCommaBetweenTitles, {
  valid: ["学习《甲》《乙》等。", "学习《甲》（试行）、《乙》。", "学习《甲》、办法和《乙》。"],
  invalid: [
    { text: "学习《甲》⟦、⟧《乙》。", message: "drop", fixed: "学习《甲》《乙》。" },
    { text: "+ 学习《甲》⟦、⟧《乙》⟦、⟧《丙》。", message: "drop", fixed: "+ 学习《甲》《乙》《丙》。" },
    { text: "# 关于修订《甲》⟦、⟧《乙》的通知", message: "drop", fixed: "# 关于修订《甲》《乙》的通知" },
  ],
})
