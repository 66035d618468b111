/** Something that happened, for whoever runs the server: `event` names it, the rest says about what. Never a token. */
export interface LogEvent {
  readonly event: string
  readonly [detail: string]: string | number | boolean
}

/** Takes what happened. */
export type Log = (event: LogEvent) => void

/** One JSON object a line on standard error, with the time. */
export const jsonLog: Log = (event) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
}

/** The message of whatever was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
