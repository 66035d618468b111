import { type Fold, foldMirror } from "./fold.ts"
import { patchFold } from "./fold-patch.ts"
import type { Mirror } from "./mirror.ts"

/** A mirror with its fold, which follows changes of the structure: by a patch where that is enough, else made anew. */
export class Reading {
  readonly mirror: Mirror
  #fold: Fold
  #structure: number

  constructor(mirror: Mirror) {
    this.mirror = mirror
    this.#fold = foldMirror(mirror)
    this.#structure = mirror.structure
    mirror.unfolded = []
  }

  get fold(): Fold {
    if (this.#structure !== this.mirror.structure) {
      const { unfolded } = this.mirror
      this.#structure = this.mirror.structure
      this.#fold = (unfolded && patchFold(this.mirror, this.#fold, unfolded)) ?? foldMirror(this.mirror)
      this.mirror.unfolded = []
    }
    return this.#fold
  }
}
