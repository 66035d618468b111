import { type PlanBinding, planBinding } from "@yaodian/collab"
import { createLinter, type Diagnostic } from "@yaodian/lint"
import { type DocumentJson, documentJson } from "@yaodian/model"
import { EditorState, Selection, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { Doc } from "yjs"
import type { EditorCommand } from "./commands/command.ts"
import { commands } from "./commands/index.ts"
import type { Desk } from "./desk.ts"
import { type Listeners, listeners, tellTransaction, watchSession } from "./events.ts"
import { languageOf, sayIn } from "./i18n/index.ts"
import { keepCaret } from "./input/caret.ts"
import { findingsKey } from "./keys.ts"
import { nodeViews } from "./nodeviews/index.ts"
import type { Editor, EditorEvent, EditorMode, EditorOptions } from "./options.ts"
import { openPage, type Page, pageAttributes } from "./page.ts"
import { panels } from "./panels/index.ts"
import { editorPlugins } from "./plugins/index.ts"
import { unsentText } from "./plugins/unsent.ts"
import { type Refresh, refresh } from "./refresh.ts"
import { reveal } from "./reveal.ts"
import { openSession, type Session } from "./session.ts"
import { type Surface, surface } from "./ui/surface.ts"
import { guardUnsaved } from "./unload.ts"

/** How long after a change the toolbar and the status bar follow, and the panels. */
const chromeDelayMs = 16
const panelDelayMs = 80

/** Makes an editor in the place: the page in its light DOM, the toolbar, panels and status bar in its shadow root. */
export function createEditor(options: EditorOptions): Editor {
  return new PlanEditor(options)
}

/** Puts the parts together and takes them apart again; holds no feature. */
class PlanEditor implements Editor {
  readonly element: HTMLElement
  readonly #binding: PlanBinding
  readonly #session: Session
  readonly #page: Page
  readonly #view: EditorView
  readonly #desk: Desk
  readonly #surface: Surface
  readonly #listeners: Listeners
  readonly #chrome: Refresh = refresh(() => this.#surface.updateChrome(), chromeDelayMs)
  readonly #beside: Refresh = refresh(() => this.#surface.updatePanels(), panelDelayMs)
  readonly #endings: readonly (() => void)[]
  #mode: EditorMode
  #isDestroyed = false

  constructor(options: EditorOptions) {
    const { place, doc = new Doc(), mode = "edit", onError = console.error } = options
    this.element = place
    this.#mode = mode
    this.#listeners = listeners(onError)
    this.#binding = planBinding(doc, { onError })
    this.#session = openSession({ ...sessionOptions(options), doc, onError })
    this.#page = openPage(place)
    this.#view = this.#openView(options)
    this.#desk = this.#openDesk(options)
    this.#surface = surface({
      root: place.shadowRoot ?? place.attachShadow({ mode: "open" }),
      page: this.#page.dom,
      desk: this.#desk,
      panels,
      isPaused: () => this.#binding.safe,
      unsentText: () => unsentText(this.#view.state),
    })
    this.#endings = [
      watchSession(this.#session, (event) => this.#sessionTold(event)),
      this.#session.subscribe(() => this.#sessionChanged()),
      this.#binding.onSafe(() => this.#sessionChanged()),
      guardUnsaved(this.#session),
    ]
    this.#sessionChanged()
  }

  get value(): DocumentJson {
    return documentJson(this.#view.state.doc)
  }

  get saveState(): Session["saveState"] {
    return this.#session.saveState
  }

  get isEditable(): boolean {
    return this.#mode === "edit" && this.#session.isEditable && !this.#binding.safe
  }

  findings(): readonly Diagnostic[] {
    return findingsKey.getState(this.#view.state)?.findings ?? []
  }

  focus(): void {
    this.#view.focus()
  }

  setMode(mode: EditorMode): void {
    this.#mode = mode
    this.#sessionChanged()
  }

  run(id: string): boolean {
    const command = commands.find((each) => each.id === id)
    if (!command) throw new RangeError(`There is no command ${JSON.stringify(id)}`)
    return this.#desk.run(command, true)
  }

  subscribe(listener: (event: EditorEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    for (const end of this.#endings) end()
    this.#chrome.stop()
    this.#beside.stop()
    this.#surface.destroy()
    // The view first: its plugins still use the binding when they end.
    this.#view.destroy()
    this.#binding.destroy()
    this.#session.close()
    this.#page.remove()
    this.#listeners.clear()
  }

  #openView({ lang = "" }: EditorOptions): EditorView {
    const language = languageOf(lang)
    const say = sayIn(language)
    const linter = createLinter({ language })
    const plugins = editorPlugins({
      say,
      binding: this.#binding,
      session: this.#session,
      findingSource: { update: (doc) => linter.update(doc).diagnostics.filter(({ suppressed }) => !suppressed) },
      toToolbar: () => this.#surface.focusToolbar(),
    })
    return new EditorView(
      { mount: this.#page.dom },
      {
        state: EditorState.create({ doc: this.#binding.doc, plugins }),
        editable: () => this.isEditable,
        // The line that one writes in has a line or two of air, not the window's edge, below it.
        scrollThreshold: 48,
        scrollMargin: 72,
        attributes: () => pageAttributes(say, this.isEditable),
        nodeViews: nodeViews({ say, lang: language, edit: (_, pos, field) => this.#editFact(pos, field) }),
        dispatchTransaction: (tr) => this.#take(tr),
      },
    )
  }

  #openDesk({ lang = "" }: EditorOptions): Desk {
    const language = languageOf(lang)
    return {
      view: this.#view,
      session: this.#session,
      lang: language,
      say: sayIn(language),
      run: (command, keepFocus) => this.#run(command, keepFocus),
      reveal: (blockId, from, to) => {
        this.#surface.uncover()
        reveal(this.#view, blockId, from, to)
      },
      show: (panel, field) => this.#surface.show(panel, field),
      isEditable: () => this.isEditable,
    }
  }

  #editFact(pos: number, field: string): void {
    const { doc, tr } = this.#view.state
    this.#view.dispatch(tr.setSelection(Selection.near(doc.resolve(pos + 1))))
    this.#surface.show("task", field)
  }

  #run(command: EditorCommand, keepFocus = false): boolean {
    if (!this.isEditable) return false
    const applied = command.run(this.#view.state, this.#view.dispatch.bind(this.#view), this.#view)
    if (!keepFocus) this.#view.focus()
    return applied
  }

  #take(tr: Transaction): void {
    if (tr.getMeta("remote") || !(tr.docChanged || tr.selectionSet)) keepCaret(this.#view, tr)
    this.#view.updateState(this.#view.state.apply(tr))
    this.#chrome.soon()
    this.#beside.soon()
    tellTransaction(this.#view, tr, (event) => this.#listeners.tell(event))
  }

  #sessionTold(event: EditorEvent): void {
    // The document has come into an empty page and has pushed the caret to its end.
    if (event.type === "ready") this.#take(this.#view.state.tr.setSelection(Selection.atStart(this.#view.state.doc)))
    this.#listeners.tell(event)
  }

  #sessionChanged(): void {
    if (this.#view.editable !== this.isEditable) this.#view.setProps({})
    this.#chrome.soon()
    this.#beside.soon()
  }
}

function sessionOptions({ plan, server = "", token = "", user = { name: "" }, mode }: EditorOptions) {
  return {
    user,
    server,
    readOnly: mode === "view",
    token: typeof token === "string" ? () => token : token,
    ...(plan === undefined ? {} : { plan }),
  }
}
