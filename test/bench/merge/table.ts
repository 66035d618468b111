/** The table that the benchmark prints, in Markdown. */
import { percentile } from "./measure.ts"

/** A row: what was measured on our side and on the other, which may be missing. */
export interface Row {
  readonly what: string
  readonly unit: "ms" | "bytes" | "MB" | "kB"
  readonly ours: readonly number[]
  readonly theirs: readonly number[] | null
}

/** Ours over theirs at p50, to two places, or null where there is nothing to compare with. */
export function ratio({ ours, theirs }: Row): number | null {
  return theirs ? Number((percentile(ours, 0.5) / percentile(theirs, 0.5)).toFixed(2)) : null
}

function figures(numbers: readonly number[] | null, unit: Row["unit"]): string {
  if (!numbers) return "does not finish"
  const shown = (share: number) => short(percentile(numbers, share))
  return unit === "ms" ? `${shown(0.5)} / ${shown(0.95)}` : shown(0.5)
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(2)))
}

/** One table with a heading row; times are p50 / p95. */
export function table(rows: readonly Row[], names: readonly [string, string]): string {
  const lines = rows.map((row) => {
    const over = ratio(row)
    const mark = over === null ? "–" : over > 1 ? `**${over.toFixed(2)}**` : over.toFixed(2)
    return `| ${row.what}, ${row.unit} | ${figures(row.ours, row.unit)} | ${figures(row.theirs, row.unit)} | ${mark} |`
  })
  return [`| | ${names[0]} | ${names[1]} | ratio |`, "| --- | ---: | ---: | ---: |", ...lines].join("\n")
}
