/** The names of organisations as one stored string, joined by `、`. Blank names are left out. */
export function joinUnits(units: readonly string[]): string {
  return units
    .map((unit) => unit.trim())
    .filter((unit) => unit !== "")
    .join("、")
}

/** The names in a list of organisations. A `、` in brackets belongs to the name: 各县（市、区）政府 is one. */
export function splitUnits(text: string): readonly string[] {
  const isInBrackets = bracketed(text)
  const units: string[] = []
  let from = 0
  for (const { index } of text.matchAll(/、/g)) {
    if (isInBrackets(index)) continue
    units.push(text.slice(from, index))
    from = index + 1
  }
  units.push(text.slice(from))
  return units.map((unit) => unit.trim()).filter((unit) => unit !== "")
}

// A bracket that is never closed holds nothing, so that one slip does not glue the whole list.
function bracketed(text: string): (at: number) => boolean {
  const change = new Int32Array(text.length + 1)
  const open: number[] = []
  for (const { 0: bracket, index } of text.matchAll(/[（(）)]/g)) {
    if (bracket === "（" || bracket === "(") open.push(index)
    else {
      const from = open.pop()
      if (from === undefined) continue
      change[from] = 1
      change[index] = -1
    }
  }
  const depths = change.map(running())
  return (at) => (depths[at] ?? 0) > 0
}

function running(): (change: number) => number {
  let sum = 0
  return (change) => {
    sum += change
    return sum
  }
}
