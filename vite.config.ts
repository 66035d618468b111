import { defineConfig } from "vitest/config"

/** The oldest browsers that the editor is built for. */
export const browserTarget = ["chrome111", "firefox115", "safari16.4"]

/** Builds and serves the demo (`vite`, `vite build`) and runs the unit tests of every package (`vitest`). */
export default defineConfig({
  root: process.env.VITEST ? undefined : "demo",
  build: { outDir: "dist", target: browserTarget, sourcemap: true, chunkSizeWarningLimit: 700 },
  server: {
    strictPort: true,
    proxy: {
      "/api": "http://127.0.0.1:1234",
      "/collab": { target: "ws://127.0.0.1:1234", ws: true },
    },
  },
  test: {
    include: ["{packages/*,server,demo}/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/journeys/**"],
    testTimeout: 30_000,
  },
})
