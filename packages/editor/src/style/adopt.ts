/**
 * Adds a style sheet to a document or a shadow root, as an object: that works under `style-src 'self'`. Returns a function
 * that takes it off.
 */
export function adopt(root: Document | ShadowRoot, css: string): () => void {
  const sheet = sheetOf(root instanceof ShadowRoot ? root.ownerDocument : root, css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  return () => {
    // Another editor may have put the same sheet there once more.
    const index = root.adoptedStyleSheets.lastIndexOf(sheet)
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((_, i) => i !== index)
  }
}

// One for all editors of a document: Chromium keeps each that was ever made, with all its rules, as long as the document.
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>()

function sheetOf(document: Document, css: string): CSSStyleSheet {
  const known = sheets.get(document) ?? new Map<string, CSSStyleSheet>()
  sheets.set(document, known)
  const sheet = known.get(css) ?? makeSheet(document, css)
  known.set(css, sheet)
  return sheet
}

function makeSheet(document: Document, css: string): CSSStyleSheet {
  // A sheet belongs to the document whose window made it.
  const Sheet = document.defaultView?.CSSStyleSheet ?? CSSStyleSheet
  const sheet = new Sheet()
  sheet.replaceSync(css)
  return sheet
}
