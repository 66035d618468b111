import type { PlanUser } from "@yaodian/collab"
import type { DocumentJson } from "@yaodian/model"
import { createEditor } from "./editor.ts"
import type { Editor, EditorEvent } from "./options.ts"

/** How often at most `change` is told. */
const changeDelayMs = 200

// Importing this on a server must not fail: there is no HTMLElement, and nothing will be made of the class.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {}

/** Gives a token; called again for each connection. */
export type TokenFunction = () => string | Promise<string>

/**
 * `<plan-editor server doc mode lang readonly>`: an editor as an element. `doc` is the plan's id; without it the document
 * stays on the page. Properties: `user`, `auth` (an async function that gives a token), `value`, `editor`. Events, all
 * bubbling and composed: `ready`, `change`, `save-state`, `lint`, `presence`, `error`.
 */
export class PlanEditorElement extends Base {
  static readonly observedAttributes: readonly string[] = ["server", "doc", "mode", "lang", "readonly"]

  #editor: Editor | null = null
  #user: PlanUser | undefined
  #auth: TokenFunction | undefined
  #changeTimer: ReturnType<typeof setTimeout> | undefined
  #isStarting = false

  connectedCallback(): void {
    for (const name of ["user", "auth"] as const) this.#upgrade(name)
    if (!this.#editor) this.#startSoon()
  }

  // A move takes the element out and puts it in again within one task: only what stays out is taken apart.
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop()
    })
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.#editor) return
    if (name === "mode" || name === "readonly") this.#editor.setMode(this.#mode)
    else this.#restart()
  }

  /** Who writes here. */
  get user(): PlanUser | undefined {
    return this.#user
  }

  set user(user: PlanUser | undefined) {
    this.#user = user
    this.#restart()
  }

  /** Gives the token for each connection. */
  get auth(): TokenFunction | undefined {
    return this.#auth
  }

  set auth(auth: TokenFunction | undefined) {
    this.#auth = auth
    this.#restart()
  }

  /** The plan as lossless JSON; `null` while there is no editor. */
  get value(): DocumentJson | null {
    return this.#editor?.value ?? null
  }

  /** The editor in this element; `null` while the element is not in a page. */
  get editor(): Editor | null {
    return this.#editor
  }

  override focus(): void {
    this.#editor?.focus()
  }

  get #mode(): "edit" | "view" {
    return this.hasAttribute("readonly") || this.getAttribute("mode") === "view" ? "view" : "edit"
  }

  #restart(): void {
    if (!this.#editor) return
    this.#stop()
    this.#startSoon()
  }

  // In a microtask, so that properties set right after the element was made are there.
  #startSoon(): void {
    if (this.#isStarting) return
    this.#isStarting = true
    queueMicrotask(() => {
      this.#isStarting = false
      if (this.isConnected && !this.#editor) this.#start()
    })
  }

  #start(): void {
    const plan = this.getAttribute("doc")
    this.#editor = createEditor({
      place: this,
      server: this.getAttribute("server") ?? "",
      lang: this.lang || this.closest("[lang]")?.getAttribute("lang") || "",
      mode: this.#mode,
      onError: (error) => this.#tell("error", { code: "internal", message: String(error), recoverable: true }),
      ...(plan ? { plan } : {}),
      ...(this.#user ? { user: this.#user } : {}),
      ...(this.#auth ? { token: this.#auth } : {}),
    })
    this.#editor.subscribe((event) => this.#pass(event))
  }

  #stop(): void {
    clearTimeout(this.#changeTimer)
    this.#changeTimer = undefined
    this.#editor?.destroy()
    this.#editor = null
  }

  #pass(event: EditorEvent): void {
    const { type, ...detail } = event
    if (type === "change") this.#passLater(type, detail)
    else this.#tell(type, detail)
    // What was refused is in this document for good: only a fresh one can join.
    if (type === "set-aside") this.#restart()
  }

  #passLater(type: string, detail: unknown): void {
    this.#changeTimer ??= setTimeout(() => {
      this.#changeTimer = undefined
      this.#tell(type, detail)
    }, changeDelayMs)
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
  }

  // A property that was set before the element was defined hides the accessor of the class.
  #upgrade(name: "user" | "auth"): void {
    if (!Object.hasOwn(this, name)) return
    const value = this[name]
    delete this[name]
    Object.assign(this, { [name]: value })
  }
}

/** Makes `<plan-editor>` known to the page, or the element under another name. Once a name is taken nothing is done. */
export function definePlanEditor(name = "plan-editor"): void {
  if (!globalThis.customElements || customElements.get(name)) return
  customElements.define(name, name === "plan-editor" ? PlanEditorElement : class extends PlanEditorElement {})
}

definePlanEditor()
