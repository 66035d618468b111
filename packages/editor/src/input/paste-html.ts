import { newId } from "@yaodian/model"

/** What word processors and pages put into the clipboard that is never text of a plan. */
const dropped =
  "style, script, noscript, meta, link, title, template, iframe, object, embed, svg, math, form, input, button, o\\:p"

/**
 * Cleans HTML from another program: only words, marks and structure stay. HTML from this editor stays as it is. Nothing of
 * it runs: it is parsed into a document without a window, and addresses are checked again by the schema.
 */
export function cleanHtml(html: string): string {
  if (html.includes("data-pm-slice")) return html
  const { body } = new DOMParser().parseFromString(html, "text/html")
  for (const each of body.querySelectorAll(dropped)) each.remove()
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    heading.setAttribute("data-block", "heading")
    heading.setAttribute("data-level", String(Math.min(Number(heading.tagName[1]), 4)))
  }
  for (const item of body.querySelectorAll("li")) {
    item.setAttribute("data-block", "bullet")
    item.setAttribute("data-level", String(Math.min(listDepth(item), 4)))
  }
  for (const table of body.querySelectorAll("table")) markTable(table)
  for (const each of body.querySelectorAll("*")) keepKnownAttributes(each)
  return body.innerHTML
}

const known = new Set(["href", "colspan", "rowspan", "data-block", "data-level", "data-col"])

function keepKnownAttributes(element: Element): void {
  for (const { name } of Array.from(element.attributes)) if (!known.has(name)) element.removeAttribute(name)
}

function listDepth(item: Element): number {
  let depth = 0
  for (let at: Element | null = item; at; at = at.parentElement) if (at.matches("ul, ol")) depth++
  return Math.max(depth, 1)
}

// Cells know their column by its id.
function markTable(table: HTMLTableElement): void {
  const columns: string[] = []
  table.setAttribute("data-block", "table")
  for (const row of table.rows) {
    row.setAttribute("data-block", "row")
    Array.from(row.cells).forEach((cell, index) => {
      columns[index] ??= newId()
      cell.setAttribute("data-col", columns[index])
    })
  }
}
