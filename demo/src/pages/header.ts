import { h } from "../dom.ts"
import { roles, signOut, visitor } from "../session.ts"

/** The portal's head: its name, who sits here, and the way to change that. */
export function header(onSignOut: () => void): HTMLElement {
  const who = visitor()
  const role = roles.find(({ id }) => id === who?.role)
  const leave = () => {
    signOut()
    onSignOut()
  }
  return h(
    "header",
    { class: "portal-head" },
    h(
      "a",
      { class: "brand", href: "#/" },
      h("span", { class: "brand-mark", "aria-hidden": "true" }, "要"),
      "临江市政务办公门户",
    ),
    h("span", { class: "head-section" }, "计划共编"),
    h("span", { class: "grow" }),
    who &&
      h(
        "span",
        { class: "who" },
        h("span", { class: "who-name" }, who.name),
        h("span", { class: "tag" }, role?.label ?? ""),
      ),
    who && h("button", { class: "button quiet", type: "button", onclick: leave }, "切换身份"),
  )
}
