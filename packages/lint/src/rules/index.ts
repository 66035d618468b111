import type { Rule } from "../rule.ts"
import { brokenDate } from "./date/broken.ts"
import { ordinalGap } from "./num/ordinal-gap.ts"
import { halfWidth } from "./punct/half-width.ts"
import { leadSentence } from "./punct/lead-sentence.ts"
import { listCommaBetweenTitles } from "./punct/list-comma-between-titles.ts"
import { paragraphEnd } from "./punct/paragraph-end.ts"
import { unmatched } from "./punct/unmatched.ts"
import { emptySection } from "./struct/empty-section.ts"
import { deadlineMissing } from "./task/deadline-missing.ts"
import { unitMissing } from "./task/unit-missing.ts"

/** All rules, in the order in which they are shown to people. A new rule is its file and a line here. */
export const rules: readonly Rule[] = [
  halfWidth,
  unmatched,
  listCommaBetweenTitles,
  paragraphEnd,
  leadSentence,
  ordinalGap,
  brokenDate,
  emptySection,
  unitMissing,
  deadlineMissing,
]
