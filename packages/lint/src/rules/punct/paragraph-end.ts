import type { GroupView } from "../../group.ts"
import { type Change, type FixSpec, groupRule, insert, replace } from "../../rule.ts"

/** A paragraph of sentences ends with a mark that closes a sentence (GB/T 15834-2011). */
export const paragraphEnd = groupRule(
  {
    id: "punct/paragraph-end",
    fix: "suggestion",
    source: { standard: "GB/T 15834-2011", clause: "4.1", since: "0.1" },
    roles: ["body", "task", "bullet"],
    options: {
      characters: {
        type: "number",
        minimum: 10,
        maximum: 500,
        default: 50,
        describe: "From this length on a paragraph of a single sentence needs an end mark too.",
      },
    },
    presets: { text: "warning", report: "warning", plan: "warning", strict: "error" },
    messages: {
      missing: {
        "zh-CN": "段末没有句末标点；段落应当以句号等收尾，请补上或写完这句话",
        en: "The paragraph does not end with an end mark: add one, or finish the sentence",
      },
      comma: {
        "zh-CN": "段末是 {mark} ，话没有说完；段落应当以句号等收尾，请改正或写完这句话",
        en: "The paragraph ends with {mark} in the middle of a sentence: change it, or finish the sentence",
      },
    },
  },
  (group, context) => {
    const text = group.text.trimEnd()
    if (!isProse(group, text, context.options.characters) || isClosed(text)) return
    const from = text.length
    if (/[，、,]$/.test(text)) {
      const mark = text.slice(-1)
      context.report({
        at: { from: from - 1, to: from },
        message: "comma",
        data: { mark },
        fixes: [fullStop(from - 1, from)],
      })
    } else {
      context.report({ at: { from, to: from }, message: "missing", fixes: [fullStop(from, from)] })
    }
  },
)

function fullStop(from: number, to: number): FixSpec<never, Change> {
  return from === to ? insert(from, "。") : replace(from, to, "。")
}

// A short line without a full stop may be a heading or an item of a list, which takes none.
function isProse(group: GroupView, text: string, characters: number): boolean {
  if (!/\p{Script=Han}/u.test(text)) return false
  const [first] = group.sentences()
  const hasSeveralSentences =
    first !== undefined && first.to < text.length && /[。！？!?]/.test(text.slice(0, first.to))
  return hasSeveralSentences || text.length >= characters
}

// A bracket at the end (牵头单位：…) or a quotation that brings its own mark closes as well.
function isClosed(text: string): boolean {
  return /[。！？!?…：:；;.—）)\]］】〕\ufffc]$/.test(text) || /[。！？!?…][”’》〉]+$/.test(text)
}
