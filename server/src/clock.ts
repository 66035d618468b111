/** Time as the server sees it; a test passes one that it moves itself. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after so many milliseconds; the returned function takes it back. Never keeps the process alive. */
  after(ms: number, run: () => void): () => void
}

// What setTimeout can hold; a longer wait would fire at once.
const longestTimerMs = 2 ** 31 - 1

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    let cancel: () => void
    const wait = Math.min(ms, longestTimerMs)
    const timer = setTimeout(() => {
      if (wait < ms) cancel = systemClock.after(ms - wait, run)
      else run()
    }, wait)
    timer.unref()
    cancel = () => clearTimeout(timer)
    return () => cancel()
  },
}
