import { numberBlocks, type SourceLine } from "@yaodian/model"
import type { Node } from "prosemirror-model"
import { type LintConfig, readConfig, type Settings } from "./config.ts"
import type { Diagnostic, Place, Span } from "./diagnostic.ts"
import { type EngineInput, type Run, run } from "./engine.ts"
import { isEqual } from "./equal.ts"
import { diagnosticsOf, type LinePlace, type Result } from "./result.ts"
import { keyOfNode } from "./source.ts"
import { suppressionLookup } from "./suppress.ts"
import { blocksOfLine, blocksOfNode, type TextBlock } from "./view.ts"

/** What a linter says of a document. */
export interface DocumentResult extends Result {
  readonly doc: Node
  /** The range of a place in document positions, worked out when asked for; null for a block that is not in it. */
  position(place: Place): Span | null
}

/** A linter that follows a document through its changes. */
export interface Linter {
  /** Lints the document; costs what changed since the document before. Findings that still hold are the same objects. */
  update(doc: Node): DocumentResult
  /** Takes another configuration; the next update uses it. Throws as `readConfig` does. */
  configure(config: LintConfig): void
}

/** A linter for an editor. Throws a RangeError for a configuration that cannot be used. */
export function createLinter(config: LintConfig = {}): Linter {
  let { settings, suppressed, checks } = readLinterConfig(config)
  let last: Run | null = null
  let diagnostics: readonly Diagnostic[] = []
  return {
    update(doc) {
      last = run(documentInput(doc), settings, last)
      diagnostics = diagnosticsOf(last, suppressed, diagnostics)
      return documentResult(doc, last, diagnostics)
    },
    configure(next) {
      const read = readLinterConfig(next)
      suppressed = read.suppressed
      // Other suppressions alone leave every result as it is.
      if (isEqual(read.checks, checks)) return
      ;({ settings, checks } = read)
    },
  }
}

function readLinterConfig({ suppressions = {}, ...checks }: LintConfig) {
  return { settings: readConfig(checks), suppressed: suppressionLookup(suppressions), checks }
}

/** Lints a document once. */
export function lintDocument(doc: Node, config: LintConfig = {}): DocumentResult {
  return createLinter(config).update(doc)
}

/** Lints the lines of a file, before anything in it is repaired. */
export function lintLines(lines: readonly SourceLine[], config: LintConfig = {}): Result {
  const { settings, suppressed } = readLinterConfig(config)
  const done = run(linesInput(lines), settings, null)
  const places = new Map(done.blocks.map((block, at) => [block.key, lines[at]]))
  const linePlace = (place: Place) => placeInLine(places.get(place.block), place)
  return { ...summary(done, settings), diagnostics: diagnosticsOf(done, suppressed, []), linePlace }
}

function summary(done: Run, { preset }: Settings): Pick<Result, "kind" | "preset"> {
  return { kind: done.plan.kind, preset }
}

function documentInput(doc: Node): EngineInput {
  return {
    origins: doc.children,
    blocksOf: (origin) => ("type" in origin ? blocksOfNode(origin) : []),
    labelsOf(blocks: readonly TextBlock[]) {
      const numbers = numberBlocks(doc)
      return blocks.map((block) => block.label || (numbers.get(block.key) ?? ""))
    },
  }
}

function linesInput(lines: readonly SourceLine[]): EngineInput {
  return {
    origins: lines,
    blocksOf: (origin) => ("place" in origin ? blocksOfLine(origin) : []),
    labelsOf: (blocks) => blocks.map(({ label }) => label),
  }
}

function placeInLine(line: SourceLine | undefined, { part, from, to }: Place): LinePlace | null {
  if (!line) return null
  const start = part === "label" ? line.place.column : line.textColumn
  return { line: line.place.line, column: start + from, endLine: line.place.line, endColumn: start + to }
}

function documentResult(doc: Node, done: Run, diagnostics: readonly Diagnostic[]): DocumentResult {
  let places: ReadonlyMap<string, BlockPlace> | null = null
  const placeOf = (key: string) => {
    places ??= blockPlaces(doc)
    return places.get(key)
  }
  return {
    ...summary(done, done.settings),
    doc,
    diagnostics,
    linePlace({ block, from, to }) {
      const line = placeOf(block)?.line
      return line === undefined ? null : { line, column: from + 1, endLine: line, endColumn: to + 1 }
    },
    position({ block, part, from, to }) {
      const place = placeOf(block)
      if (!place) return null
      // A label is not in the text: what stands for it is the block.
      if (part === "label") return { from: place.pos, to: place.pos + place.size }
      return { from: place.pos + 1 + from, to: place.pos + 1 + to }
    },
  }
}

interface BlockPlace {
  readonly pos: number
  readonly size: number
  readonly line: number
}

// By key, first come first served: equal keys are a moment's state of a document whose ids are being mended.
function blockPlaces(doc: Node): ReadonlyMap<string, BlockPlace> {
  const places = new Map<string, BlockPlace>()
  let line = 0
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    line++
    const key = keyOfNode(node)
    if (!places.has(key)) places.set(key, { pos, size: node.nodeSize, line })
    return false
  })
  return places
}
