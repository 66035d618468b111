import { type Fold, foldMirror } from "./fold.ts"
import type { Mirror } from "./mirror.ts"

/** A mirror with its fold, which is made anew when the structure has changed. */
export class Reading {
  readonly mirror: Mirror
  #fold: Fold
  #structure: number

  constructor(mirror: Mirror) {
    this.mirror = mirror
    this.#fold = foldMirror(mirror)
    this.#structure = mirror.structure
  }

  get fold(): Fold {
    if (this.#structure !== this.mirror.structure) {
      this.#structure = this.mirror.structure
      this.#fold = foldMirror(this.mirror)
    }
    return this.#fold
  }
}
