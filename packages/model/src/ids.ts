const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const idLength = 10

/** Gives random whole numbers in [0, below). Passed in where a test must hold chance still. */
export type Random = (below: number) => number

const chance: Random = (below) => Math.floor(Math.random() * below)

/** A new block id: ten base-62 characters (60 bits: two alike in a plan of 10,000 blocks once in 10^10 plans). */
export function newId(random: Random = chance): string {
  let id = ""
  for (let i = 0; i < idLength; i++) id += alphabet[random(alphabet.length)]
  return id
}

/** Whether the text may be a stored block id. `~` never occurs in one: the shared document derives names with it. */
export function isId(text: string): boolean {
  return /^[\w.-]{1,64}$/.test(text)
}
