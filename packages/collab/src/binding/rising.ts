/** The places of a longest rising subsequence of the numbers. */
export function longestRising(numbers: readonly number[]): readonly number[] {
  // ends[n] is the place of the smallest number that ends a rising run of n + 1 numbers.
  const ends: number[] = []
  const before: number[] = []
  numbers.forEach((number, place) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[place] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = place
  })
  const places: number[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) places.push(at)
  return places.reverse()
}
