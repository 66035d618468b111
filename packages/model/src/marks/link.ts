import type { MarkSpec } from "prosemirror-model"

const allowed = /^(https?:|mailto:|#|\/(?!\/))/i

/** Whether a link may go there: web and mail addresses, and places in this site; nothing that runs. */
export function isSafeHref(href: string): boolean {
  return allowed.test(href.trim())
}

/** A link. An address that is not safe is kept in the data and shown without its target. */
export const link: MarkSpec = {
  inclusive: false,
  attrs: { href: { default: "", validate: "string" } },
  toDOM: (mark) =>
    isSafeHref(mark.attrs.href)
      ? ["a", { href: mark.attrs.href, rel: "noopener noreferrer" }, 0]
      : ["a", { class: "plan-unsafe-link" }, 0],
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs: (element: { getAttribute(name: string): string | null }) => {
        const href = element.getAttribute("href") ?? ""
        return isSafeHref(href) ? { href } : false
      },
    },
  ],
}
