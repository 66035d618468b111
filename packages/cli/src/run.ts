import { parseArgs } from "node:util"
import { type Command, exitCode, type Io, type Text, UsageError } from "./command.ts"
import { commands } from "./commands/index.ts"

/** Runs the command line and gives the exit code. Never throws: a crash is reported and gives 2. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const [name = "", ...rest] = args
  if (name === "" || name === "help" || name === "--help" || name === "-h")
    return showHelp(name === "" ? io.err : io.out, name === "", io)
  const command = commands.find((known) => known.name === name)
  if (!command) {
    io.err(pick(io, unknownCommand).replace("{name}", name))
    return showHelp(io.err, true, io)
  }
  try {
    return await runCommand(command, rest, io)
  } catch (error) {
    if (isUsageError(error)) {
      io.err(`yaodian ${name}: ${error instanceof UsageError ? pick(io, error.text) : error.message}`)
      io.err(`${pick(io, usageWord)} yaodian ${name} ${command.usage}`)
      return exitCode.usage
    }
    io.err(`yaodian ${name}: ${error instanceof Error ? error.message : String(error)}`)
    return exitCode.usage
  }
}

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...command.options, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  })
  if (!values.help) return command.run(positionals, values, io)
  commandHelp(command, io).forEach(io.out)
  return exitCode.ok
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
}

function showHelp(print: (line: string) => void, isMistake: boolean, io: Io): number {
  print(pick(io, intro))
  for (const { name, usage, summary } of commands) print(`  yaodian ${name} ${usage}\n      ${pick(io, summary)}`)
  print(pick(io, outro))
  return isMistake ? exitCode.usage : exitCode.ok
}

function commandHelp(command: Command, io: Io): readonly string[] {
  const options = Object.entries(command.options).map(([name, { help, value }]) => {
    const flag = value === undefined ? `--${name}` : `--${name} ${value}`
    return `  ${flag.padEnd(26)} ${pick(io, help)}`
  })
  return [`yaodian ${command.name} ${command.usage}`, pick(io, command.summary), "", ...options]
}

function pick(io: Io, text: Text): string {
  return text[io.lang]
}

const intro: Text = {
  "zh-CN": "要点：看懂计划的编辑器。用法：",
  en: "Yaodian: the editor that knows what a plan promises. Usage:",
}
const outro: Text = {
  "zh-CN": "各命令的选项：yaodian 命令 --help。界面语言：YAODIAN_LANG=zh-CN 或 en。",
  en: "Options of a command: yaodian COMMAND --help. Language: YAODIAN_LANG=zh-CN or en.",
}
const usageWord: Text = { "zh-CN": "用法：", en: "Usage:" }
const unknownCommand: Text = { "zh-CN": "没有“{name}”这个命令。", en: 'There is no command "{name}".' }
