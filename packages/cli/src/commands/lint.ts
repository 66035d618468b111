import type { Imported } from "@yaodian/formats"
import type { FileReport, LintConfig, Result } from "@yaodian/lint"
import { badValue, type Command, exitCode, type Io, missing, type Values } from "../command.ts"
import { open } from "../open.ts"
import { fixFile } from "./lint-fix.ts"

const formats = ["stylish", "json", "sarif", "github", "junit", "html"] as const
const presets = ["auto", "text", "report", "plan", "strict"] as const
const severities = ["error", "warning", "info"] as const

/** `yaodian lint FILE…`: what a proofreader would find, in the files as they are (CONTRACTS.md section 3). */
export const lint: Command = {
  name: "lint",
  usage: "FILE… [--preset P] [--format F] [--fix] [--fail-on S] [--max-warnings N]",
  summary: { "zh-CN": "检查标点、编号、日期、结构和任务缺项", en: "Check marks, numbers, dates, structure and tasks" },
  options: {
    preset: {
      type: "string",
      value: "P",
      help: { "zh-CN": `规则范围：${presets.join("、")}`, en: `Rules: ${presets.join(", ")}` },
    },
    format: {
      type: "string",
      value: "F",
      help: { "zh-CN": `输出格式：${formats.join("、")}`, en: `Output: ${formats.join(", ")}` },
    },
    fix: { type: "boolean", help: { "zh-CN": "先改好能放心改的，再检查", en: "Apply the safe fixes first" } },
    "fail-on": {
      type: "string",
      value: "S",
      help: { "zh-CN": `到哪一级算不通过：${severities.join("、")}`, en: `Fail from: ${severities.join(", ")}` },
    },
    "max-warnings": { type: "string", value: "N", help: { "zh-CN": "提醒最多几条", en: "How many warnings pass" } },
  },
  async run(files, values, io) {
    if (files.length === 0) throw missing("FILE")
    const { reports } = await import("@yaodian/lint")
    const format = choice("--format", values.format ?? "stylish", formats)
    const config = { preset: choice("--preset", values.preset ?? "auto", presets), language: io.lang }
    const limits = readLimits(values)
    const checked = await checkFiles(files, config, values.fix === true, io)
    if (checked.length > 0) io.out(reports[format](checked, { language: io.lang }).trimEnd())
    if (checked.length < files.length) return exitCode.unreadable
    return (await passes(checked, limits)) ? exitCode.ok : exitCode.findings
  },
}

async function checkFiles(
  files: readonly string[],
  config: LintConfig,
  isFixing: boolean,
  io: Io,
): Promise<readonly FileReport[]> {
  const checked: FileReport[] = []
  for (const file of files) {
    const imported = await open(file, io)
    if (!imported) continue
    const result = await check(imported, config)
    const fixed = isFixing && (await fixFile(file, imported, result, io)) ? await open(file, io) : null
    checked.push({ file, result: fixed ? await check(fixed, config) : result })
  }
  return checked
}

/** Lints the lines of a file as they are, or the document where the format has no lines. */
async function check(imported: Imported, config: LintConfig): Promise<Result> {
  const { lintDocument, lintLines } = await import("@yaodian/lint")
  const run = (settings: LintConfig) =>
    imported.lines.length > 0 ? lintLines(imported.lines, settings) : lintDocument(imported.doc, settings)
  const result = run(config)
  // Where the titles say nothing, the reader's guess is better than none.
  const isUnknown = result.kind === "mixed" && (imported.kind === "plan" || imported.kind === "report")
  return isUnknown ? run({ ...config, kind: imported.kind as "plan" | "report" }) : result
}

interface Limits {
  readonly failOn: (typeof severities)[number]
  readonly maxWarnings: number
}

function readLimits(values: Values): Limits {
  const max = String(values["max-warnings"] ?? "")
  if (!/^\d{0,9}$/.test(max)) throw badValue("--max-warnings", max, "0, 1, 2, …")
  return {
    failOn: choice("--fail-on", values["fail-on"] ?? "error", severities),
    maxWarnings: max === "" ? Number.POSITIVE_INFINITY : Number(max),
  }
}

function choice<Name extends string>(option: string, value: unknown, names: readonly Name[]): Name {
  const name = names.find((each) => each === value)
  if (name === undefined) throw badValue(option, String(value), names.join(", "))
  return name
}

async function passes(checked: readonly FileReport[], { failOn, maxWarnings }: Limits): Promise<boolean> {
  const { countSeverities } = await import("@yaodian/lint")
  const counts = checked.map(({ result }) => countSeverities(result.diagnostics))
  const total = (name: (typeof severities)[number]) => counts.reduce((sum, count) => sum + count[name], 0)
  const failing = severities.slice(0, severities.indexOf(failOn) + 1)
  return failing.every((name) => total(name) === 0) && total("warning") <= maxWarnings
}
