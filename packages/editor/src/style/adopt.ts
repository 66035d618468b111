/**
 * Adds a style sheet to a document or a shadow root, as an object: that works under `style-src 'self'`. Returns a function
 * that takes it off.
 */
export function adopt(root: Document | ShadowRoot, css: string): () => void {
  // A sheet belongs to the document whose window made it.
  const view = root instanceof ShadowRoot ? root.ownerDocument.defaultView : root.defaultView
  const Sheet = view?.CSSStyleSheet ?? CSSStyleSheet
  const sheet = new Sheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}
