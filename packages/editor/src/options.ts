import type { Person, PlanUser, SaveState } from "@yaodian/collab"
import type { Diagnostic } from "@yaodian/lint"
import type { DocumentJson } from "@yaodian/model"
import type { Doc } from "yjs"

/** Whether the document is written or only read. */
export type EditorMode = "edit" | "view"

/** How to make an editor. */
export interface EditorOptions {
  /** The element that becomes the editor. It must be one that can have a shadow root, such as a `div`. */
  readonly place: HTMLElement
  /** The plan's id at the server; without it the document stays on the page. */
  readonly plan?: string
  /** The server's address; the page's own by default. */
  readonly server?: string
  /** A token, or a function that gives one and is asked again for each connection. */
  readonly token?: string | (() => string | Promise<string>)
  /** Who writes here. */
  readonly user?: PlanUser
  /** The shared document, where the host has it already; a new one by default. It stays the host's. */
  readonly doc?: Doc
  /** The language of the interface: `zh-CN` by default, `en` and its kinds give English. */
  readonly lang?: string
  /** `edit` by default. Readers and reviewers cannot edit in any mode. */
  readonly mode?: EditorMode
  /** Told of errors that were caught; the console by default. */
  readonly onError?: (error: unknown) => void
}

/** What an editor tells about. */
export type EditorEvent =
  /** The document is there. */
  | { readonly type: "ready" }
  /** The document changed, here or by others. */
  | { readonly type: "change"; readonly origin: "local" | "remote" }
  | { readonly type: "save-state"; readonly state: SaveState | "local" }
  | { readonly type: "lint"; readonly findings: readonly Diagnostic[] }
  | { readonly type: "presence"; readonly people: readonly Person[] }
  /**
   * The server refused for good what was written here. It is kept on this computer, and the document on the page is the plan
   * no more: an editor with a fresh one shows the plan, as far as one may see it, and the words.
   */
  | { readonly type: "set-aside"; readonly words: string }
  | { readonly type: "error"; readonly code: string; readonly message: string; readonly recoverable: boolean }

/** An editor on a page. */
export interface Editor {
  /** The element that it was made in. */
  readonly element: HTMLElement
  /** The plan as lossless JSON. */
  readonly value: DocumentJson
  readonly saveState: SaveState | "local"
  readonly isEditable: boolean
  /** What the linter found. */
  findings(): readonly Diagnostic[]
  /** Puts the focus into the text. */
  focus(): void
  /** Changes between writing and reading. */
  setMode(mode: EditorMode): void
  /** Runs the command with that id at the selection; whether it applied. Throws a RangeError for an id that is none. */
  run(command: string): boolean
  /** Calls the listener with everything that happens. Returns a function that ends it. */
  subscribe(listener: (event: EditorEvent) => void): () => void
  /** Takes the editor away and frees everything. What is unsaved stays in the host's document. */
  destroy(): void
}
