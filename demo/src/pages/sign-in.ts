import { h } from "../dom.ts"
import type { Page } from "../page.ts"
import { type RoleId, roles, signIn } from "../session.ts"
import { header } from "./header.ts"

/** Who are you? A name and a role; `onDone` goes on to where the visitor wanted to be. */
export function signInPage(onDone: () => void): Page {
  const name = h("input", {
    id: "name",
    name: "name",
    required: true,
    maxlength: "32",
    autocomplete: "name",
    placeholder: "例如：王雨",
  })
  const form = h(
    "form",
    { class: "sign-in card", onsubmit: submit },
    h("h1", {}, "选择身份"),
    h("p", { class: "hint" }, "这是演示环境，填写姓名并选择角色即可进入；真实门户会使用单位的统一登录。"),
    h("label", { class: "field", for: "name" }, "姓名"),
    name,
    h("fieldset", { class: "role-list" }, h("legend", {}, "角色"), ...roles.map(roleOption)),
    h("button", { class: "button primary wide", type: "submit" }, "进入"),
  )
  function submit(event: SubmitEvent): void {
    event.preventDefault()
    const role = new FormData(form).get("role") as RoleId
    signIn(name.value.trim() || "访客", role)
    onDone()
  }
  return {
    title: "选择身份",
    content: h("div", { class: "page" }, header(onDone), h("main", { class: "narrow" }, form)),
  }
}

function roleOption({ id, label, hint }: (typeof roles)[number]): HTMLElement {
  return h(
    "label",
    { class: "role-option" },
    h("input", { type: "radio", name: "role", value: id, checked: id === "author" }),
    h("span", {}, h("strong", {}, label), h("small", {}, hint)),
  )
}
