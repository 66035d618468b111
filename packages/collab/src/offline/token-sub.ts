/** Whose token this is: the `sub` of a JWT, `null` where it cannot be read. Only the server can say whether it is true. */
export function tokenSub(token: string): string | null {
  try {
    const part = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof claims !== "object" || claims === null || !("sub" in claims)) return null
    return typeof claims.sub === "string" ? claims.sub : null
  } catch {
    return null // not a JWT that we can read: the server judges it
  }
}
