/** One long plan in which each case of a suite has a stretch of its own, under a heading 案例N: many cases, one load. */
import type { Page } from "@playwright/test"
import { type DocumentJson, documentJson, type NodeJson } from "@yaodian/model"
import { type Built, doc, heading, paragraph } from "@yaodian/model/build"

/** The plan with these stretches, numbered from 1. Each begins with a block that belongs to no case. */
export function longPlan(stretches: readonly (readonly Built[])[]): DocumentJson {
  const blocks = stretches.flatMap((stretch, i) => [head(i + 1), paragraph(asideText), ...stretch])
  return documentJson(doc(...blocks, head(stretches.length + 1)).node)
}

/** A place in a stretch: the block by its number from 0, and how many characters are left of it. */
export interface Place {
  readonly line: number
  readonly offset: number
}

/** The place left of so many characters of a block. */
export function at(line: number, offset: number): Place {
  return { line, offset }
}

/** The block of each stretch that belongs to no case. */
export const aside: Place = { line: -1, offset: 0 }

/** The place that stands in angle brackets in these blocks. */
export function placeOf(blocks: readonly Built[], name: string): Place {
  const { node, tag } = doc(...blocks)
  const position = tag[name]
  if (position === undefined) throw new RangeError(`There is no <${name}> in these blocks`)
  const { parentOffset } = node.resolve(position)
  let line = -1
  node.nodesBetween(0, position, (block) => {
    if (block.isTextblock) line++
  })
  return { line, offset: parentOffset }
}

/** The texts of a stretch's blocks, those in the cells of a table among them. */
export function linesOf(document: unknown, stretch: number): readonly string[] {
  return stretchOf(document, stretch).slice(1).map(textOf)
}

/** The kinds of a stretch's blocks. */
export function kindsOf(document: unknown, stretch: number): readonly string[] {
  return stretchOf(document, stretch)
    .slice(1)
    .map(({ type }) => type)
}

/** The text of the block that belongs to no case. */
export function asideOf(document: unknown, stretch: number): string {
  return stretchOf(document, stretch).slice(0, 1).map(textOf).join("")
}

/** Selects text of a stretch, as a mouse would, and gives the page the focus. */
export async function select(page: Page, stretch: number, from: Place, to: Place = from): Promise<void> {
  await page.evaluate(
    ({ head, from, to }) => {
      const blocks = Array.from(document.querySelectorAll<HTMLElement>(".yaodian-page [data-block]")).filter(
        ({ dataset }) => !["table", "row", "cell"].includes(dataset.block ?? ""),
      )
      const first = blocks.findIndex(({ textContent }) => textContent === head) + 2
      const [anchor, focus] = [from, to].map(({ line, offset }) => {
        const block = blocks[first + line] as HTMLElement
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
        let rest = offset
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const length = text.nodeValue?.length ?? 0
          if (rest <= length) return { node: text, offset: rest }
          rest -= length
        }
        return { node: block as Node, offset: 0 }
      }) as [{ node: Node; offset: number }, { node: Node; offset: number }]
      anchor.node.parentElement?.closest<HTMLElement>("[contenteditable=true]")?.focus({ preventScroll: true })
      anchor.node.parentElement?.scrollIntoView({ block: "center" })
      document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset)
    },
    { head: headText(stretch), from, to },
  )
}

/** The text of the caret's block on the page, up to the caret. */
export function textBeforeCaret(page: Page): Promise<string> {
  return page.evaluate(() => {
    const selection = document.getSelection()
    const block = selection?.focusNode?.parentElement?.closest("[data-block]")
    if (!selection?.focusNode || !block) return ""
    const before = document.createRange()
    before.setStart(block, 0)
    before.setEnd(selection.focusNode, selection.focusOffset)
    return before.toString()
  })
}

const asideText = "旁段"

function head(stretch: number): Built {
  return heading(headText(stretch), { level: 1 })
}

function headText(stretch: number): string {
  return `案例${stretch}`
}

function stretchOf(document: unknown, stretch: number): readonly NodeJson[] {
  const blocks = textBlocks((document as DocumentJson).doc)
  const [from, to] = [stretch, stretch + 1].map((each) => blocks.findIndex((block) => textOf(block) === headText(each)))
  return blocks.slice((from ?? 0) + 1, to)
}

function textBlocks(node: NodeJson): readonly NodeJson[] {
  const isContainer = ["doc", "table", "row", "cell"].includes(node.type)
  return isContainer ? (node.content ?? []).flatMap(textBlocks) : [node]
}

function textOf({ content = [] }: NodeJson): string {
  return content.map(({ text = "" }) => text).join("")
}
