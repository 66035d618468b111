import { ApiError, api, type Text } from "../api.ts"
import { h } from "../dom.ts"
import type { Page } from "../page.ts"
import { token, visitor } from "../session.ts"
import { header } from "./header.ts"
import { type ImportReport, importReport } from "./import-report.ts"

interface PlanRow {
  readonly id: string
  readonly title: string
  readonly updated: string
}

interface Template {
  readonly name: string
  readonly title: Text
  readonly summary: Text
}

/** The list of plans: open one, make one from a template, import a file, delete. */
export function plansPage(reload: () => void): Page {
  const isAuthor = visitor()?.role === "author"
  const list = h("section", { class: "listing", "aria-label": "计划列表", "aria-busy": "true" }, loadingRows())
  const notice = h("div", { class: "notice-place", "aria-live": "polite" })
  const main = h(
    "main",
    { class: "wide-page" },
    h(
      "div",
      { class: "page-title" },
      h("h1", {}, "计划"),
      h("p", { class: "hint" }, "多人同时编写，编号自动更新，缺项随时提醒。"),
    ),
    notice,
    isAuthor && newPlanRow(notice),
    list,
  )
  void fillList(list, isAuthor, reload)
  return { title: "全部计划", content: h("div", { class: "page" }, header(reload), main) }
}

function loadingRows(): HTMLElement {
  return h("div", { class: "skeleton", role: "status" }, "正在读取计划…")
}

async function fillList(list: HTMLElement, isAuthor: boolean, reload: () => void): Promise<void> {
  try {
    const { plans } = await api<{ plans: readonly PlanRow[] }>("GET", "/api/plans", { token: await token() })
    list.replaceChildren(
      ...(plans.length > 0 ? plans.map((plan) => planRow(plan, isAuthor, reload)) : [emptyList(isAuthor)]),
    )
  } catch (error) {
    list.replaceChildren(failure(error, reload))
  } finally {
    list.removeAttribute("aria-busy")
  }
}

function emptyList(isAuthor: boolean): HTMLElement {
  return h(
    "p",
    { class: "empty card" },
    isAuthor ? "还没有计划。用上面的模板新建一份，或者把现有的文稿拖进来。" : "还没有可以查看的计划。",
  )
}

/** Says what went wrong, and offers to try again. */
function failure(error: unknown, retry: () => void): HTMLElement {
  return h(
    "div",
    { class: "notice error", role: "alert" },
    h("span", {}, messageOf(error)),
    h("button", { class: "button", type: "button", onclick: retry }, "重试"),
  )
}

function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : `出了问题：${String(error)}`
}

function planRow(plan: PlanRow, isAuthor: boolean, reload: () => void): HTMLElement {
  const title = plan.title || "未命名的计划"
  const row = h(
    "article",
    { class: "listing-row" },
    h("a", { class: "listing-link", href: `#/plan/${plan.id}` }, title),
    h("time", { datetime: plan.updated }, `更新于 ${when(plan.updated)}`),
    isAuthor &&
      h(
        "button",
        { class: "button quiet danger", type: "button", "aria-label": `删除 ${title}`, onclick: remove },
        "删除",
      ),
  )
  async function remove(): Promise<void> {
    if (!confirm(`删除“${title}”？所有人都将不能再打开它。`)) return
    try {
      await api("DELETE", `/api/plans/${plan.id}`, { token: await token() })
      reload()
    } catch (error) {
      row.replaceWith(failure(error, reload))
    }
  }
  return row
}

function when(iso: string): string {
  const format = new Intl.DateTimeFormat("zh-CN", { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" })
  return format.format(new Date(iso))
}

function newPlanRow(notice: HTMLElement): HTMLElement {
  const templates = h("div", { class: "templates" })
  const row = h("section", { class: "new-plan", "aria-label": "新建" }, templates, importBox(notice))
  void fillTemplates(templates, notice)
  return row
}

async function fillTemplates(place: HTMLElement, notice: HTMLElement): Promise<void> {
  try {
    const { templates } = await api<{ templates: readonly Template[] }>("GET", "/api/templates", {
      token: await token(),
    })
    place.replaceChildren(...templates.map((template) => templateCard(template, notice)))
  } catch (error) {
    place.replaceChildren(h("p", { class: "notice error", role: "alert" }, messageOf(error)))
  }
}

function templateCard({ name, title, summary }: Template, notice: HTMLElement): HTMLElement {
  const create = async () => {
    try {
      const { id } = await api<{ id: string }>("POST", "/api/plans", { body: { template: name }, token: await token() })
      location.hash = `#/plan/${id}`
    } catch (error) {
      notice.replaceChildren(h("div", { class: "notice error", role: "alert" }, messageOf(error)))
    }
  }
  return h(
    "button",
    { class: "template card", type: "button", onclick: create },
    h("strong", {}, title["zh-CN"]),
    h("small", {}, summary["zh-CN"]),
  )
}

function importBox(notice: HTMLElement): HTMLElement {
  const input = h("input", {
    type: "file",
    id: "file",
    accept: ".txt,.json",
    class: "visually-hidden",
    onchange: chosen,
  })
  const box = h(
    "label",
    { class: "drop card", for: "file", ondragover: over, ondragleave: out, ondrop: drop },
    input,
    h("strong", {}, "导入文件"),
    h("small", {}, "点此选择，或把 .txt、.json 文件拖到这里"),
  )
  function over(event: DragEvent): void {
    event.preventDefault()
    box.classList.add("over")
  }
  function out(): void {
    box.classList.remove("over")
  }
  function drop(event: DragEvent): void {
    event.preventDefault()
    out()
    const file = event.dataTransfer?.files[0]
    if (file) void upload(file, notice)
  }
  function chosen(): void {
    const file = input.files?.[0]
    if (file) void upload(file, notice)
    input.value = ""
  }
  return box
}

async function upload(file: File, notice: HTMLElement): Promise<void> {
  notice.replaceChildren(h("div", { class: "notice", role: "status" }, `正在导入 ${file.name}…`))
  try {
    const path = `/api/plans?name=${encodeURIComponent(file.name)}`
    const report = await api<ImportReport>("POST", path, { body: file, token: await token() })
    notice.replaceChildren(importReport(file.name, report))
  } catch (error) {
    notice.replaceChildren(
      h("div", { class: "notice error", role: "alert" }, `没有导入 ${file.name}。${messageOf(error)}`),
    )
  }
}
