import { defineConfig } from "@playwright/test"

/** Journeys through a real browser against the real server and the built demo; each journey starts its own server. */
export default defineConfig({
  testDir: ".",
  testMatch: "journeys/**/*.test.ts",
  outputDir: "../test-results",
  timeout: 90_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  use: {
    locale: "zh-CN",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
})
