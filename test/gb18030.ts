/**
 * Text -> GB 18030, for tests: the platform only decodes. All two-byte codes, and the four-byte codes of the basic plane, are
 * decoded once; the table read backwards encodes.
 */
const codes = new Map<string, readonly number[]>()

/** The bytes of a text in GB 18030. Throws for what is not in the basic plane. */
export function encodeGb18030(text: string): Uint8Array {
  if (codes.size === 0) fillCodes()
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : codes.get(sign)
    if (!code) throw new RangeError(`${sign} has no code in the table`)
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}

function fillCodes(): void {
  const decoder = new TextDecoder("gb18030")
  // Two-byte codes come last: where a character has both, the short one is the usual one.
  for (const code of [...fourByteCodes(), ...twoByteCodes()]) {
    const sign = decoder.decode(Uint8Array.from(code))
    if (Array.from(sign).length === 1 && sign !== "\ufffd") codes.set(sign, code)
  }
}

function twoByteCodes(): readonly (readonly number[])[] {
  const list: number[][] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) list.push([lead, trail])
  }
  return list
}

function fourByteCodes(): readonly (readonly number[])[] {
  const list: number[][] = []
  for (let lead = 0x81; lead <= 0x84; lead++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) list.push([lead, second, third, fourth])
      }
    }
  }
  return list
}
