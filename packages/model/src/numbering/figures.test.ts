import { describe, expect, it } from "vitest"
import { figures, readFigure, writeFigure } from "./figures.ts"

describe("figures", () => {
  const ends = { han: 9999, arabic: 9999, circled: 50, upper: 999, lower: 999, roman: 3999 } as const

  it.each(figures)("reads every %s figure that it writes", (figure) => {
    for (let value = 1; value <= ends[figure]; value++) {
      const written = writeFigure(figure, value)
      if (readFigure(figure, written) !== value) expect.fail(`${value} was written ${written}`)
    }
  })

  it("reads full-width digits", () => expect(readFigure("arabic", "１２")).toBe(12))

  it.each([
    ["han", "甲"],
    ["arabic", "1a"],
    ["arabic", ""],
    ["circled", "①②"],
    ["upper", "a"],
    ["lower", ""],
    ["roman", "ⅠⅠ"],
  ] as const)("reads no %s figure in “%s”", (figure, text) => expect(readFigure(figure, text)).toBeNull())
})
