import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { temporaryFolder } from "../testing/people.ts"
import { storageContract } from "./contract.ts"
import { sqliteStorage } from "./sqlite.ts"

storageContract("sqlite", async () => {
  const path = join(await temporaryFolder(), "plans.sqlite")
  return { open: () => sqliteStorage(path) }
})

it("is opened by one process at a time", async () => {
  const path = join(await temporaryFolder(), "plans.sqlite")
  const storage = await sqliteStorage(path)
  onTestFinished(() => storage.close())
  await expect(sqliteStorage(path)).rejects.toThrow("another server has it open")
})

it("does not open what is no database", async () => {
  const path = join(await temporaryFolder(), "plans.sqlite")
  await writeFile(path, "临江市".repeat(1000))
  await expect(sqliteStorage(path)).rejects.toThrow("cannot be opened: file is not a database")
})

it("does not open a folder that is not there", async () => {
  await expect(sqliteStorage(join(await temporaryFolder(), "nowhere", "plans.sqlite"))).rejects.toThrow(
    "cannot be opened",
  )
})
