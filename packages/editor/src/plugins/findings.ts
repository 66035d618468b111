import type { Diagnostic } from "@yaodian/lint"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import { DecorationSet, type EditorView } from "prosemirror-view"
import { compositionKey, findingsKey } from "../keys.ts"
import { type FindingsState, noFindings, underline } from "./findings-state.ts"

/** How long the document rests before it is looked at. */
const lintDelayMs = 120
/** How long the writer's own block rests before something new in it is underlined. */
const calmDelayMs = 600

/** Gives the findings of a document; called with one after the other, so that it can keep what did not change. */
export interface FindingSource {
  update(doc: Node): readonly Diagnostic[]
}

/** What a transaction can say to this plugin. */
interface FindingsMeta {
  readonly findings?: readonly Diagnostic[]
  /** The block in which nothing new is underlined now. */
  readonly quiet?: string | null
  readonly chosen?: string | null
}

/**
 * Keeps the findings up to date and underlines them. What was repaired vanishes with the next look; what is new in the block
 * that one is writing in waits until one pauses or leaves it; while an input method composes nothing is drawn at all.
 */
export function findings(source: FindingSource): Plugin<FindingsState> {
  return new Plugin<FindingsState>({
    key: findingsKey,
    state: { init: () => noFindings, apply: (tr, value) => next(tr, value) },
    props: {
      decorations: (state) => findingsKey.getState(state)?.underlines ?? DecorationSet.empty,
    },
    view: (view) => watcher(view, source),
  })
}

function next(tr: Transaction, value: FindingsState): FindingsState {
  const meta: FindingsMeta | undefined = tr.getMeta(findingsKey)
  const mapped = tr.docChanged ? { ...value, underlines: value.underlines.map(tr.mapping, tr.doc) } : value
  if (!meta) return mapped
  const chosen = meta.chosen === undefined ? mapped.chosen : meta.chosen
  if (!meta.findings) return { ...mapped, chosen }
  const isQuiet = (finding: Diagnostic) => finding.block === meta.quiet && !value.drawn.has(finding.fingerprint)
  return { findings: meta.findings, chosen, ...underline(tr.doc, meta.findings, isQuiet) }
}

function watcher(view: EditorView, source: FindingSource) {
  let lintTimer: ReturnType<typeof setTimeout> | undefined
  let calmTimer: ReturnType<typeof setTimeout> | undefined
  const look = (quiet: string | null) => {
    if (view.isDestroyed || compositionKey.getState(view.state)?.block) return
    const meta: FindingsMeta = { findings: source.update(view.state.doc), quiet }
    view.dispatch(view.state.tr.setMeta(findingsKey, meta).setMeta("addToHistory", false))
  }
  const later = () => {
    clearTimeout(calmTimer)
    calmTimer = setTimeout(() => look(null), calmDelayMs)
    // Not put off by further typing: the panel is never more than a moment behind.
    lintTimer ??= setTimeout(() => {
      lintTimer = undefined
      look(view.hasFocus() ? caretBlock(view.state) : null)
    }, lintDelayMs)
  }
  later()
  return {
    update(_: EditorView, before: EditorState) {
      const { state } = view
      const wasHeld = compositionKey.getState(before)?.block
      const isReleased = Boolean(wasHeld) && !compositionKey.getState(state)?.block
      if (before.doc !== state.doc || isReleased) later()
      else if (caretBlock(before) !== caretBlock(state) && isWaiting(state)) look(caretBlock(state))
    },
    destroy() {
      clearTimeout(lintTimer)
      clearTimeout(calmTimer)
    },
  }
}

function caretBlock(state: EditorState): string {
  return String(state.selection.$head.parent.attrs.id ?? "")
}

function isWaiting(state: EditorState): boolean {
  const { findings: found, drawn } = findingsKey.getState(state) ?? noFindings
  return found.some((finding) => finding.scope === "place" && !drawn.has(finding.fingerprint))
}
