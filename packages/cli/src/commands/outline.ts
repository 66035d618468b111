import type { Imported } from "@yaodian/formats"
import { outlineJson, type SectionJson, type TaskJson } from "@yaodian/model"
import { type Command, exitCode, type Io, UsageError } from "../command.ts"
import { open } from "../open.ts"

/** `yaodian outline FILE [--json]`: parts, sections, tasks and targets of a file (CONTRACTS.md section 2). */
export const outline: Command = {
  name: "outline",
  usage: "FILE [--json]",
  summary: { "zh-CN": "列出文件的章节、任务和目标", en: "Show the sections, tasks and targets of a file" },
  options: { json: { type: "boolean", help: { "zh-CN": "输出 JSON", en: "Print JSON" } } },
  async run([file, ...more], values, io) {
    if (file === undefined || more.length > 0) throw oneFile
    const imported = await open(file, io)
    if (!imported) return exitCode.unreadable
    const json = fileOutline(file, imported, io.lang)
    if (values.json) io.out(JSON.stringify(json, null, 2))
    else print(json, io)
    return exitCode.ok
  },
}

const oneFile = new UsageError({ "zh-CN": "请给出一个文件。", en: "Name one file." })

function fileOutline(file: string, imported: Imported, lang: Io["lang"]) {
  const { schema, problems: guesses, ...json } = outlineJson(imported.doc, { lineOf: imported.lineOf })
  const problems = [...imported.problems, ...guesses]
    .map(({ line, code, message, proposal }) => ({ line, code, message: message[lang], proposal }))
    .sort((a, b) => a.line - b.line)
  const dropped = imported.dropped.map(({ line, text, why }) => ({ line, text, why: why[lang] }))
  return { schema, file, ...json, dropped, problems }
}

function print(json: ReturnType<typeof fileOutline>, io: Io): void {
  io.out(json.title ?? (io.lang === "en" ? "(no title)" : "（无标题）"))
  for (const section of json.sections) printSection(section, "", io)
  for (const { label, title } of json.annexes) io.out([label, title].filter(Boolean).join("  "))
  for (const { line, message } of json.problems) io.err(`${json.file}:${line}: ${message}`)
}

function printSection(section: SectionJson, indent: string, io: Io): void {
  const inside = section.title === null ? indent : `${indent}  `
  if (section.title !== null) io.out(`${indent}${section.number ?? ""}${section.title}`)
  for (const task of section.tasks) printTask(task, inside, io)
  for (const inner of section.sections) printSection(inner, inside, io)
}

function printTask(task: TaskJson, indent: string, io: Io): void {
  const facts = [task.leads.join("、"), task.due].filter(Boolean).join("，")
  io.out(`${indent}${task.number ?? "·"}${task.title ?? `${task.text.slice(0, 20)}…`}${facts ? `（${facts}）` : ""}`)
  for (const { text, op, value, unit } of task.targets) io.out(`${indent}  ◎ ${text} ${op}${value}${unit}`)
  for (const inner of task.tasks) printTask(inner, `${indent}  `, io)
}
