import { describe, expect, it } from "vitest"
import { decode } from "./decode.ts"

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

// 临江 in GB 18030.
const linjiang = [0xc1, 0xd9, 0xbd, 0xad]

describe("decode", () => {
  it("reads UTF-8 with and without a byte order mark", () => {
    expect(decode(utf8("临江"))).toEqual({ ok: true, text: "临江", encoding: "utf-8" })
    expect(decode(utf8("\ufeff临江"))).toEqual({ ok: true, text: "临江", encoding: "utf-8" })
  })

  it("reads UTF-16 of both byte orders by its mark", () => {
    expect(decode(bytes(0xff, 0xfe, 0x34, 0x4e))).toEqual({ ok: true, text: "临", encoding: "utf-16le" })
    expect(decode(bytes(0xfe, 0xff, 0x4e, 0x34))).toEqual({ ok: true, text: "临", encoding: "utf-16be" })
  })

  it("takes what is not UTF-8 for GB 18030", () => {
    expect(decode(bytes(...linjiang))).toEqual({ ok: true, text: "临江", encoding: "gb18030" })
  })

  it("reads UTF-8 that was cut off in a character as UTF-8, and shows where", () => {
    const whole = utf8("临江市教育局工作要点，扩大优质资源，促进教育公平。".repeat(4))
    const cut = decode(whole.subarray(0, whole.length - 1))
    expect(cut).toMatchObject({ ok: true, encoding: "utf-8" })
    expect(cut.ok && cut.text.endsWith("公平\ufffd")).toBe(true)
  })

  it.each([
    ["zeros", bytes(0, 0, 0, 0, 1, 2)],
    ["control characters", utf8("\u0001\u0002\u0003abc\u0004\u0005")],
    ["noise", Uint8Array.from({ length: 400 }, (_, at) => (at * 97 + 131) % 256)],
  ])("refuses %s", (_, binary) => {
    expect(decode(binary)).toMatchObject({ ok: false, code: "not-text" })
  })
})
