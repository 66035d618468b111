import { block } from "./block.ts"

/**
 * How a block of a type that this client does not know is shown: its text, kept as it is. `was` is its type; `rest` is the
 * JSON of its attributes where a file brought them (in the shared document they stay where they are).
 */
export const locked = block("locked", { was: "", rest: "" }, { marks: "" })
