import { blockRule, remove } from "../../rule.ts"

/** 《甲》、《乙》 needs no 、 between the closing and the opening mark (GB/T 15834-2011). */
export const listCommaBetweenTitles = blockRule(
  {
    id: "punct/list-comma-between-titles",
    fix: "safe",
    source: { standard: "GB/T 15834-2011", clause: "4.5.3.5", since: "0.1" },
    presets: { text: "info", report: "info", plan: "info", strict: "warning" },
    messages: {
      drop: {
        "zh-CN": "相邻书名号之间通常不用顿号，可以删去",
        en: "There is no list comma between adjacent title marks as a rule; it can go",
      },
    },
  },
  (block, context) => {
    for (const { index } of block.text.matchAll(/》、《/g)) {
      context.report({ at: { from: index + 1, to: index + 2 }, message: "drop", fixes: [remove(index + 1, index + 2)] })
    }
  },
)
