/** A page: what it shows, and what to do when it is left. */
export interface Page {
  readonly title: string
  readonly content: HTMLElement
  leave?(): void
}
