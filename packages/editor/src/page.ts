import type { Say } from "./i18n/index.ts"
import { adopt } from "./style/adopt.ts"
import { page as pageStyle } from "./style/page.ts"
import { peerColors } from "./style/tokens.ts"
import { element } from "./ui/element.ts"
import { pageSlot } from "./ui/surface.ts"

/** The page: the editable element, in light DOM, slotted into the surface. */
export interface Page {
  readonly dom: HTMLElement
  remove(): void
}

/**
 * Puts the page into the place. It lives in light DOM so that selection, input methods, find-in-page and extensions work on
 * it; its style goes to the root that the place is in.
 */
export function openPage(place: HTMLElement): Page {
  const dom = element("div", { class: "yaodian-page", slot: pageSlot })
  place.append(dom)
  const root = place.getRootNode()
  const unstyle = adopt(root instanceof ShadowRoot ? root : place.ownerDocument, `${pageStyle}\n${peerColors}`)
  return {
    dom,
    remove() {
      unstyle()
      dom.remove()
    },
  }
}

/** What assistive technology is told of the page. */
export function pageAttributes(say: Say, isEditable: boolean): Record<string, string> {
  return {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": say("editor.page"),
    "aria-readonly": String(!isEditable),
    // Readers can reach it by keyboard too.
    tabindex: "0",
    lang: "zh-CN",
    translate: "no",
    spellcheck: "false",
    autocorrect: "off",
    autocapitalize: "off",
  }
}
