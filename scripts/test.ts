/**
 * All tests: the checks, the unit tests of every package (Vitest), the journeys through a real browser (Playwright). The
 * last line is `N passed, N failed` over all of them. `--long` runs the full sizes that are too slow for every day.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runChecks } from "./checks.ts"

const root = join(import.meta.dirname, "..")
const isLong = process.argv.includes("--long")
const results = mkdtempSync(join(tmpdir(), "yaodian-test-"))
const env = { ...process.env, ...(isLong ? { YAODIAN_LONG: "1" } : {}) }

interface Count {
  readonly passed: number
  readonly failed: number
}

function run(command: string, args: readonly string[], more: Record<string, string> = {}): number {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...env, ...more } }).status ?? 1
}

/** What a runner's JSON report counts. A runner that fails without a failed test (it crashed) counts as one failure. */
function counted(file: string, status: number, read: (report: unknown) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(file, "utf8")))
    return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch (error) {
    console.error(`No report of the test runner at ${file}: ${String(error)}`)
    return { passed: 0, failed: 1 }
  }
}

function unitTests(): Count {
  const file = join(results, "unit.json")
  const status = run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`])
  return counted(file, status, (report) => {
    const { numPassedTests, numFailedTests } = report as { numPassedTests: number; numFailedTests: number }
    return { passed: numPassedTests, failed: numFailedTests }
  })
}

function journeys(): Count {
  if (run("vite", ["build", "--logLevel", "warn"]) !== 0) return { passed: 0, failed: 1 }
  const file = join(results, "journeys.json")
  const status = run("playwright", ["test", "--config", "test/playwright.config.ts", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  return counted(file, status, (report) => {
    const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } }
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
  })
}

const counts = [runChecks(root), unitTests(), journeys()]
rmSync(results, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
