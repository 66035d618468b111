import type { PlanBinding } from "@yaodian/collab"
import type { Plugin } from "prosemirror-state"
import { commands } from "../commands/index.ts"
import type { Say } from "../i18n/index.ts"
import { keymap } from "../input/keymap.ts"
import { paste } from "../input/paste.ts"
import { replaceBlocks } from "../input/replace-blocks.ts"
import { typedLabel } from "../input/typed-label.ts"
import type { Session } from "../session.ts"
import { composition } from "./composition.ts"
import { type FindingSource, findings } from "./findings.ts"
import { here } from "./here.ts"
import { history } from "./history.ts"
import { looks } from "./looks.ts"
import { numbers } from "./numbers.ts"
import { peers } from "./peers.ts"
import { unsent } from "./unsent.ts"

/** What the plugins need. */
export interface PluginSetup {
  readonly say: Say
  readonly binding: PlanBinding
  readonly session: Session
  readonly findingSource: FindingSource
  readonly toToolbar: () => void
}

/**
 * Every plugin, in order. The composition comes early: the others ask it which block they must leave alone; only what it
 * replaces goes before it begins.
 */
export function editorPlugins({ say, binding, session, findingSource, toToolbar }: PluginSetup): readonly Plugin[] {
  return [
    replaceBlocks(),
    composition(binding),
    history(binding),
    keymap(commands, toToolbar),
    paste(),
    typedLabel(binding),
    here(),
    numbers(),
    looks(say),
    findings(findingSource),
    peers(session, binding),
    unsent(session),
    ...binding.plugins,
  ]
}
