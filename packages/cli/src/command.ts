import type { ParseArgsOptionsConfig } from "node:util"

/** The languages that the command line speaks. */
export type Lang = "zh-CN" | "en"

/** A text in both. */
export type Text = Readonly<Record<Lang, string>>

/** What a command may use of the world; a test passes its own. */
export interface Io {
  readonly lang: Lang
  readonly env: Readonly<Record<string, string | undefined>>
  /** Writes a line to standard output. */
  out(line: string): void
  /** Writes a line to standard error. */
  err(line: string): void
  /** Reads a file; rejects with the system's error. */
  read(path: string): Promise<Uint8Array>
  /** Writes a file whole or not at all; rejects with the system's error. */
  write(path: string, content: Uint8Array): Promise<void>
}

/** The values of a command's options by their long name. */
export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** An option of a command: how `parseArgs` reads it, and the line of help that says what it does. */
export type CommandOptions = Readonly<
  Record<string, ParseArgsOptionsConfig[string] & { readonly help: Text; readonly value?: string }>
>

/** A command: one value feeds the parser, the help and the run. `run` gives the exit code. */
export interface Command {
  readonly name: string
  /** What follows the name: `FILE [--json]`. */
  readonly usage: string
  readonly summary: Text
  readonly options: CommandOptions
  run(files: readonly string[], values: Values, io: Io): Promise<number>
}

/** Exit codes (LINT.md 5.7): findings, wrong usage or a crash, a file that could not be read. */
export const exitCode = { ok: 0, findings: 1, usage: 2, unreadable: 3 } as const

/** A mistake in how the command was called; shown with the usage, exit code 2. */
export class UsageError extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

/** The mistake of leaving out what the command needs: `missing("--secret")`. */
export function missing(what: string): UsageError {
  return new UsageError({ "zh-CN": `缺少 ${what}。`, en: `${what} is missing.` })
}

/** The mistake of a value that an option cannot take; `expected` says what it can. */
export function badValue(option: string, value: string, expected: string): UsageError {
  return new UsageError({
    "zh-CN": `${option} 不能是“${value}”，应为：${expected}。`,
    en: `${option} cannot be "${value}"; expected: ${expected}.`,
  })
}
