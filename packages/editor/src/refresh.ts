/** Calls `look` soon after it was asked for, however often that was. */
export interface Refresh {
  soon(): void
  stop(): void
}

/** Timers and not animation frames, since those stand still in a tab that is not seen. */
export function refresh(look: () => void, delayMs: number): Refresh {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined
        look()
      }, delayMs)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
