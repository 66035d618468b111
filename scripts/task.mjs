/**
 * Behind every script of package.json: sets up what the task needs, then runs it. Works with nothing but Node 20 and npm:
 * pnpm comes through npx, Node 24 from the registry (the newer syntax and node:sqlite need it), Chromium from where it is.
 */
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = join(dirname(fileURLToPath(import.meta.url)), "..")
const bin = join(root, "node_modules", ".bin")
const [task = "", ...rest] = process.argv.slice(2)

const tasks = {
  start: () => {
    run("vite", ["build", "--logLevel", "warn"])
    run("node", ["demo/serve.ts", ...rest])
  },
  dev: () => run("node", ["scripts/dev.ts", ...rest]),
  build: () => run("node", ["scripts/build.ts", ...rest]),
  check: () => run("node", ["scripts/check.ts", ...rest]),
  fix: () => run("biome", ["check", "--write", ...rest]),
  test: () => {
    findChromium()
    findStrace()
    run("node", ["scripts/test.ts", ...rest])
  },
  e2e: () => {
    findChromium()
    run("vite", ["build", "--logLevel", "warn"])
    run("playwright", ["test", "--config", "test/playwright.config.ts", ...rest])
  },
  bench: () => {
    findChromium()
    run("node", ["scripts/bench.ts", ...rest])
  },
}

/** Runs a command of the project's own tools; a failure ends the task with its code. */
function run(command, args, options = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: bin + delimiter + process.env.PATH },
    ...options,
  })
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1))
}

function install() {
  const { pnpm } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).config
  // -y, because some machines are set to ask; the lockfile is law, so that every machine has the same tree.
  run("npx", ["-y", pnpm, "install", "--frozen-lockfile", "--prefer-offline", "--reporter", "append-only"], {
    stdio: ["ignore", "ignore", "inherit"],
  })
}

/** Installs Debian packages where this machine lets us; gives whether it could. */
function aptInstall(...packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false
  console.log(`Installing with apt-get: ${packages.join(" ")} …`)
  run("sh", [
    "-c",
    `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages.join(" ")} >/dev/null`,
  ])
  return true
}

/** Sets CHROME_PATH for the browser tests; without a browser it fetches one the way this machine can. */
function findChromium() {
  const known = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"]
  const found = known.find((path) => path && existsSync(path))
  if (found) process.env.CHROME_PATH = found
  else if (aptInstall("chromium", "fonts-noto-cjk")) process.env.CHROME_PATH = "/usr/bin/chromium"
  else run("playwright", ["install", "chromium"])
}

/** The test that counts the server's fsyncs looks on with strace; without it that one test is left out, but not in CI. */
function findStrace() {
  if (!existsSync("/usr/bin/strace")) aptInstall("strace")
}

if (!Object.hasOwn(tasks, task)) {
  console.error(`"${task}" is no task. The tasks are: ${Object.keys(tasks).join(", ")}.`)
  process.exit(2)
}
install()
tasks[task]()
