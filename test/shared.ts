import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

/** The folder of real documents, or null where this checkout has none. In CI it must be there. */
export const sharedFolder: string | null = findShared()

function findShared(): string | null {
  const folder = process.env.YAODIAN_SHARED ?? resolve(import.meta.dirname, "../../shared")
  if (existsSync(join(folder, "seeds"))) return folder
  if (process.env.CI) throw new Error(`The real documents are not at ${folder}. Set YAODIAN_SHARED to their folder.`)
  console.warn(`Tests on real documents are left out: no folder ${folder} (set YAODIAN_SHARED).`)
  return null
}

/** The files of `seeds/`, by the number that the tests call them by. */
export const seedFiles = {
  "000": "000_33be995e6b668ad7.txt",
  "001": "001_47c278c971665ff6.txt",
  "002": "002_b850c9827a7f4b04.txt",
  "003": "003_43e4e9ad7536d49b.txt",
  "004": "004_a3db1a074c98da49.txt",
} as const

/** The bytes of a seed. Call it only where `sharedFolder` is not null. */
export function readSeed(name: keyof typeof seedFiles): Uint8Array {
  return readFileSync(join(sharedFolder ?? "", "seeds", seedFiles[name]))
}
