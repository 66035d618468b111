import { describe, expect, it } from "vitest"
import type { Io, Lang } from "./command.ts"
import { runCli } from "./run.ts"

const draft = `临江市2027年工作要点

一、坚持学习先行

（一）加强政治引领。组织集体学习。（牵头单位：办公室；完成时限：2027年6月30日）

（二）办好培训。分两期培训委员。

版权所有 临江市政协
`

/** Runs a command line on files that are held in memory, and gives all that it did. */
async function cli(args: string, files: Record<string, string> = { "draft.txt": draft }, lang: Lang = "zh-CN") {
  const disk = new Map(Object.entries(files))
  const out: string[] = []
  const err: string[] = []
  const io: Io = {
    lang,
    env: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    read: async (path) => {
      const text = disk.get(path)
      if (text === undefined) throw Object.assign(new Error("ENOENT"), { code: "ENOENT" })
      return new TextEncoder().encode(text)
    },
    write: async (path, content) => void disk.set(path, new TextDecoder().decode(content)),
  }
  const code = await runCli(args.split(" ").filter(Boolean), io)
  return { code, out: out.join("\n"), err: err.join("\n"), disk }
}

describe("yaodian", () => {
  it("shows its commands and fails without one", async () => {
    const { code, out, err } = await cli("")
    expect([code, out]).toEqual([2, ""])
    for (const name of ["outline", "lint", "convert", "serve", "token"]) expect(err).toContain(`yaodian ${name}`)
  })

  it("shows its help on standard output", async () => {
    const { code, out, err } = await cli("--help")
    expect([code, err]).toEqual([0, ""])
    expect(out).toContain("用法")
  })

  it("shows the options of a command", async () => {
    const { code, out } = await cli("outline --help", {}, "en")
    expect(code).toBe(0)
    expect(out).toContain("--json")
    expect(out).toContain("Print JSON")
  })

  it("says that a command or an option is unknown", async () => {
    expect(await cli("polish")).toMatchObject({ code: 2, out: "" })
    expect((await cli("polish")).err).toContain("没有“polish”这个命令")
    expect(await cli("outline --colour draft.txt")).toMatchObject({ code: 2, out: "" })
  })
})

describe("outline", () => {
  it("gives sections, tasks and their facts as JSON", async () => {
    const { code, out } = await cli("outline draft.txt --json")
    const json = JSON.parse(out)
    expect(code).toBe(0)
    expect(json).toMatchObject({ schema: 1, file: "draft.txt", kind: "plan", title: "临江市2027年工作要点" })
    expect(json.sections[0]).toMatchObject({ number: "一、", title: "坚持学习先行" })
    expect(json.sections[0].tasks[0]).toMatchObject({ number: "（一）", leads: ["办公室"], due: "2027-06-30" })
    expect(json.dropped).toEqual([{ line: 9, text: "版权所有 临江市政协", why: expect.any(String) }])
  })

  it("prints a tree", async () => {
    const { out } = await cli("outline draft.txt")
    expect(out).toBe(
      [
        "临江市2027年工作要点",
        "一、坚持学习先行",
        "  （一）加强政治引领（办公室，2027-06-30）",
        "  （二）办好培训",
      ].join("\n"),
    )
  })

  it("says that the file is not there, with the code for unreadable files", async () => {
    expect(await cli("outline none.txt")).toMatchObject({
      code: 3,
      out: "",
      err: "none.txt: 没有这个文件，请检查路径。",
    })
  })

  it("asks for one file", async () => {
    expect(await cli("outline a b")).toMatchObject({ code: 2 })
  })
})

describe("convert", () => {
  it("goes to JSON and back without losing the facts", async () => {
    const { disk, code, err } = await cli("convert draft.txt plan.json")
    expect(code).toBe(0)
    expect(err).toContain("draft.txt:9: 未写入：版权所有 临江市政协")
    const back = await cli("convert plan.json again.txt", { "plan.json": disk.get("plan.json") ?? "" })
    expect(back.disk.get("again.txt")).toContain(
      "（一）加强政治引领。组织集体学习。（牵头单位：办公室；完成时限：2027年6月30日）",
    )
  })

  it("refuses a format that it cannot write", async () => {
    const { code, err, disk } = await cli("convert draft.txt plan.pages")
    expect(code).toBe(2)
    expect(err).toContain("不能写出这种格式")
    expect(Array.from(disk.keys())).toEqual(["draft.txt"])
  })
})

describe("lint", () => {
  const files = { "draft.txt": draft.replace("组织集体学习。", "组织集体学习,学习《甲》、《乙》等文件。") }

  it("reports the place, and passes where nothing is an error", async () => {
    const { code, out } = await cli("lint draft.txt --format json", files)
    const { files: reports } = JSON.parse(out)
    expect(code).toBe(0)
    expect(reports[0]).toMatchObject({ file: "draft.txt", kind: "plan" })
    const titles = reports[0].diagnostics.find(
      ({ rule }: { rule: string }) => rule === "punct/list-comma-between-titles",
    )
    expect(titles).toMatchObject({ line: 5, severity: "info", endLine: 5 })
    expect(files["draft.txt"].split("\n")[4]?.[titles.column - 1]).toBe("、")
  })

  it("fails on what it is told to fail on", async () => {
    expect((await cli("lint draft.txt --fail-on info", files)).code).toBe(1)
    expect((await cli("lint draft.txt --max-warnings 0", files)).code).toBe(1)
    expect((await cli("lint draft.txt --preset strict", files)).code).toBe(1)
  })

  it("fixes what is safe and keeps the rest of the file to the byte", async () => {
    const { disk } = await cli("lint draft.txt --fix", files)
    expect(disk.get("draft.txt")).toBe(files["draft.txt"].replace("学习,学习", "学习，学习").replace("》、《", "》《"))
  })

  it("has a code of its own for files that cannot be read, and does the others", async () => {
    const { code, out, err } = await cli("lint none.txt draft.txt", files)
    expect(code).toBe(3)
    expect(err).toContain("none.txt")
    expect(out).toContain("draft.txt")
  })

  it.each([
    "lint",
    "lint draft.txt --format word",
    "lint draft.txt --preset poem",
    "lint draft.txt --max-warnings many",
  ])("is used wrongly: %s", async (args) => {
    expect(await cli(args, files)).toMatchObject({ code: 2, out: "" })
  })
})

describe("token", () => {
  it("signs what was asked for", async () => {
    const { code, out } = await cli("token --secret s3cret --sub wang --name 王雨 --role author --plan * --expires 30m")
    const claims = JSON.parse(Buffer.from(out.split(".")[1] ?? "", "base64url").toString())
    expect(code).toBe(0)
    expect(claims).toMatchObject({ sub: "wang", name: "王雨", roles: { "*": "author" } })
    expect(claims.exp - claims.iat).toBe(1800)
  })

  it.each([
    ["token --sub wang --name 王雨 --role author --plan *", "--secret"],
    ["token --secret s --sub wang --name 王雨 --role king --plan *", "--role"],
    ["token --secret s --sub wang --name 王雨 --role author --plan * --expires soon", "--expires"],
  ])("names what is wrong: %s", async (args, option) => {
    const { code, out, err } = await cli(args)
    expect([code, out]).toEqual([2, ""])
    expect(err).toContain(option)
  })
})

describe("serve", () => {
  it("will not start without a secret", async () => {
    const { code, err } = await cli("serve --port 0")
    expect(code).toBe(2)
    expect(err).toContain("secret")
  })
})
