/**
 * What a transaction changed in the shared text. Yjs's own `event.delta` looks at every item of a text with great care and
 * deletes formats on the way that mean nothing; this reads from the first changed item to the last and writes nothing.
 * All else is counted and passed over.
 */
import { equalityDeep } from "lib0/function"
import * as Y from "yjs"
import type { Formats } from "../layout.ts"
import { changedFormats, noFormats } from "./runs.ts"

/** A change at a position of the text as the changes before it left it. `formats` of a stretch that stays: what differs. */
export type TextChange =
  | { readonly index: number; readonly insert: unknown; readonly formats: Formats }
  | { readonly index: number; readonly removed: number }
  | { readonly index: number; readonly kept: number; readonly formats: Formats }

/** The changes of the event, from left to right. */
export function textChanges({ target, transaction }: Y.YTextEvent): readonly TextChange[] {
  const changed = changedItems(target, transaction)
  if (changed.size === 0) return []
  const passed: Y.ContentFormat[] = []
  let index = 0
  let item = target._start
  while (item !== null && !changed.has(item)) {
    if (!item.deleted) {
      if (item.countable) index += item.length
      else if (item.content instanceof Y.ContentFormat) passed.push(item.content)
    }
    item = item.right
  }
  return changesFrom(item, index, formatsOf(passed), changed)
}

function formatsOf(passed: readonly Y.ContentFormat[]): Formats {
  const last = new Map<string, unknown>()
  for (const { key, value } of passed) last.set(key, value)
  return changedFormats(noFormats, Object.fromEntries(last))
}

// Items of the text that the transaction made or deleted, and whether it made them.
function changedItems(text: Y.Text, transaction: Y.Transaction): Map<Y.Item, boolean> {
  const changed = new Map<Y.Item, boolean>()
  const { beforeState, afterState, deleteSet, doc } = transaction
  const isOurs = (struct: unknown): struct is Y.Item =>
    struct instanceof Y.Item && struct.parent === text && struct.parentSub === null
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (isOurs(struct)) changed.set(struct, false)
  })
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (before === clock || !structs) continue
    for (let i = Y.findIndexSS(structs, before); i < structs.length; i++) {
      const struct = structs[i]
      if (isOurs(struct)) changed.set(struct, true)
    }
  }
  return changed
}

function changesFrom(
  first: Y.Item | null,
  start: number,
  before: Formats,
  changed: Map<Y.Item, boolean>,
): readonly TextChange[] {
  const changes: TextChange[] = []
  const formats = new FormatChange(before)
  let index = start
  for (let item = first; item !== null && (changed.size > 0 || formats.differ); item = item.right) {
    const isNew = changed.get(item)
    changed.delete(item)
    if (item.content instanceof Y.ContentFormat) {
      formats.pass(item.content, isNew !== true && (!item.deleted || isNew === false), !item.deleted)
    } else if (isNew === undefined ? item.deleted : isNew && item.deleted) {
      // Was not there before, and is not there now.
    } else if (isNew === false) {
      if (item.countable) changes.push({ index, removed: item.length })
    } else if (isNew) {
      for (const insert of contentOf(item)) {
        changes.push({ index, insert, formats: formats.now })
        index += typeof insert === "string" ? insert.length : 1
      }
    } else if (item.countable) {
      if (formats.differ) changes.push({ index, kept: item.length, formats: formats.difference })
      index += item.length
    }
  }
  return changes
}

/** Text as one string; embeds as objects, whatever they hold. */
function contentOf({ content, countable }: Y.Item): readonly unknown[] {
  if (content instanceof Y.ContentString) return [content.str]
  return countable ? content.getContent().map(asObject) : []
}

/** The embed as an object: a bare value is kept as the value of one. */
export function asObject(value: unknown): object {
  if (value instanceof Y.AbstractType) return { value: "shared type" }
  return typeof value === "object" && value !== null ? value : { value }
}

/** The formats at a place, before the transaction and now. */
class FormatChange {
  #before: Formats
  #now: Formats
  #difference: Formats = noFormats

  constructor(formats: Formats) {
    this.#now = formats
    this.#before = formats
  }

  get now(): Formats {
    return this.#now
  }

  get differ(): boolean {
    return this.#difference !== noFormats
  }

  /** What was changed; null for a format that is gone. */
  get difference(): Formats {
    return this.#difference
  }

  /** Goes over a format that was there before, is there now, or both. */
  pass({ key, value }: Y.ContentFormat, wasThere: boolean, isThere: boolean): void {
    const change = { [key]: value }
    if (wasThere) this.#before = changedFormats(this.#before, change)
    if (isThere) this.#now = changedFormats(this.#now, change)
    this.#difference = formatDifference(this.#before, this.#now)
  }
}

function formatDifference(before: Formats, now: Formats): Formats {
  const names = [...Object.keys(before), ...Object.keys(now)].filter((name) => !equalityDeep(before[name], now[name]))
  return names.length === 0 ? noFormats : Object.fromEntries(names.map((name) => [name, now[name] ?? null]))
}
