import { defineConfig } from "vitest/config"

/** The oldest browsers that the editor is built for. */
export const browserTarget = ["chrome111", "firefox115", "safari16.4"]

/**
 * What may be left out where its result is not used. Yjs brings lib0's console, that brings lib0's DOM pieces, and those make
 * type checkers with `$.$custom(…)` when they load: 2 kB of the first load that nothing calls.
 */
export const treeshake = { manualPureFunctions: ["$"] }

/** Builds and serves the demo (`vite`, `vite build`) and runs the unit tests of every package (`vitest`). */
export default defineConfig({
  root: process.env.VITEST ? undefined : "demo",
  build: {
    outDir: "dist",
    target: browserTarget,
    sourcemap: true,
    chunkSizeWarningLimit: 700,
    rollupOptions: { treeshake },
  },
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
