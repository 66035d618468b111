/** Where two texts differ, as few places as possible. */

/** [from, to) of the old text became [nowFrom, nowTo) of the new one. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly nowFrom: number
  readonly nowTo: number
}

// Above this many comparisons one replacement is good enough.
const mostComparisons = 1_000_000

/** The replacements that lead from one text to the other, from left to right. */
export function differences(old: string, now: string): readonly Replacement[] {
  const most = Math.min(old.length, now.length)
  let [start, end] = [0, 0]
  while (start < most && old[start] === now[start]) start++
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const [left, right] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  if (left === "" && right === "") return []
  const whole = { from: 0, to: left.length, nowFrom: 0, nowTo: right.length }
  const found = left.length * right.length > mostComparisons ? [whole] : gaps(left, right)
  return found.map(({ from, to, nowFrom, nowTo }) => ({
    from: from + start,
    to: to + start,
    nowFrom: nowFrom + start,
    nowTo: nowTo + start,
  }))
}

// What lies between the characters of a longest common subsequence.
function gaps(old: string, now: string): readonly Replacement[] {
  const common = commonLengths(old, now)
  const width = now.length + 1
  const list: Replacement[] = []
  let [i, j, from, nowFrom] = [0, 0, 0, 0]
  const close = () => {
    if (i > from || j > nowFrom) list.push({ from, to: i, nowFrom, nowTo: j })
  }
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      close()
      ;[i, j] = [i + 1, j + 1]
      ;[from, nowFrom] = [i, j]
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) i++
    else j++
  }
  ;[i, j] = [old.length, now.length]
  close()
  return list
}

// At (i, j) the length of the longest common subsequence of what follows.
function commonLengths(old: string, now: string): Uint32Array {
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const at = i * width + j
      lengths[at] =
        old[i] === now[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  return lengths
}
