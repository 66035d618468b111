import type { Command } from "../command.ts"
import { convert } from "./convert.ts"
import { lint } from "./lint.ts"
import { outline } from "./outline.ts"
import { serve } from "./serve.ts"
import { token } from "./token.ts"

/** Every command, in the order of the help. Each loads the packages that it needs when it runs, so that all start quickly. */
export const commands: readonly Command[] = [outline, lint, convert, serve, token]
