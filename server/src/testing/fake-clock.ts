import type { Clock } from "../clock.ts"

/** A clock that stands until it is moved. */
export interface FakeClock extends Clock {
  /** Moves on, and runs what falls due on the way in its order. */
  advance(ms: number): void
}

interface Alarm {
  readonly at: number
  readonly run: () => void
}

/** A clock for a test; it begins at `start` (milliseconds since 1970). */
export function fakeClock(start = Date.UTC(2026, 10, 22)): FakeClock {
  let now = start
  let alarms: readonly Alarm[] = []

  function next(until: number): Alarm | undefined {
    return [...alarms].sort((a, b) => a.at - b.at).find(({ at }) => at <= until)
  }

  return {
    now: () => now,
    after(ms, run) {
      const alarm = { at: now + ms, run }
      alarms = [...alarms, alarm]
      return () => {
        alarms = alarms.filter((other) => other !== alarm)
      }
    },
    advance(ms) {
      const until = now + ms
      for (let alarm = next(until); alarm; alarm = next(until)) {
        alarms = alarms.filter((other) => other !== alarm)
        now = Math.max(now, alarm.at)
        alarm.run()
      }
      now = until
    },
  }
}
