import type { PlanEditorElement } from "@yaodian/editor/element"
import { h } from "../dom.ts"
import type { Page } from "../page.ts"
import { roles, token, visitor } from "../session.ts"

/** One plan in the editor: the portal's own bar above, the element below. */
export function planPage(plan: string): Page {
  const who = visitor()
  const editor = document.createElement("plan-editor") as PlanEditorElement
  editor.className = "plan"
  editor.setAttribute("server", location.origin)
  editor.setAttribute("doc", plan)
  editor.setAttribute("lang", "zh-CN")
  if (who?.role !== "author") editor.setAttribute("mode", "view")
  editor.user = { name: who?.name ?? "", ...(who ? { sub: who.sub } : {}) }
  editor.auth = token
  const name = planName(editor)
  const content = h(
    "div",
    { class: "page editor-page" },
    h(
      "header",
      { class: "portal-head compact" },
      h("a", { class: "button quiet back", href: "#/" }, "‹ 全部计划"),
      name,
      h("span", { class: "grow" }),
      h(
        "span",
        { class: "who" },
        h("span", { class: "who-name" }, who?.name ?? ""),
        h("span", { class: "tag" }, roleLabel(who?.role)),
      ),
      shareButton(),
    ),
    editor,
  )
  return { title: "计划", content, leave: () => editor.remove() }
}

/** The plan's title as it stands in its text, in the portal's bar and in the window's title. */
function planName(editor: PlanEditorElement): HTMLElement {
  const name = h("h1", { class: "document-name" })
  const update = () => {
    name.textContent = titleOf(editor) || "未命名的计划"
    document.title = `${name.textContent} · 要点`
  }
  editor.addEventListener("ready", () => {
    update()
    // A plan that has no title yet is new: one wants to write it.
    if (titleOf(editor) === "") editor.focus()
  })
  editor.addEventListener("change", update)
  return name
}

function titleOf(editor: PlanEditorElement): string {
  const title = editor.value?.doc.content?.find(({ type }: { type: string }) => type === "title")
  return (title?.content ?? []).map(({ text = "" }: { text?: string }) => text).join("")
}

function roleLabel(role: string | undefined): string {
  return roles.find(({ id }) => id === role)?.label ?? ""
}

function shareButton(): HTMLButtonElement {
  const button = h("button", { class: "button", type: "button", onclick: copy }, "复制链接")
  async function copy(): Promise<void> {
    const isCopied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    )
    // Without the permission the link is shown instead, ready to be copied by hand.
    if (isCopied) button.textContent = "已复制链接"
    else
      button.replaceWith(
        h("input", { class: "link", readonly: true, value: location.href, "aria-label": "计划的链接" }),
      )
  }
  return button
}
