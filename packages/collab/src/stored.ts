// For those who read and write plans without an editor or a line: the server, the command line. It brings no sockets, no
// browser storage and no ProseMirror state along, and needs nothing of the platform.
export { layoutVersion, reservedNames, roots, type Stored } from "./layout.ts"
export { readBlocks, readDoc } from "./read.ts"
export { seed } from "./seed.ts"
