/** Where a plan's room is: the two parts that the stock provider joins with a `/`. */
export interface RoomAddress {
  /** `ws(s)://host/…/collab` */
  readonly server: string
  /** `plan.<id>` */
  readonly room: string
}

/**
 * The address of a plan's room at a server. `server` is an http(s) or ws(s) URL, which may have a path in front; a path or
 * `""` is taken at the page's own origin. Throws a RangeError for what is no such address, and for a plan id that cannot be one.
 */
export function roomAddress(server: string, plan: string, pageUrl = currentPage()): RoomAddress {
  if (!/^[0-9A-Za-z_-]{1,64}$/.test(plan)) {
    throw new RangeError(`${JSON.stringify(plan)} is no plan id. One has 1–64 letters, digits, _ or -.`)
  }
  const url = parse(server, pageUrl)
  const protocol = url === null ? undefined : socketProtocols[url.protocol]
  if (url === null || protocol === undefined) {
    throw new RangeError(`${JSON.stringify(server)} is no address of a server. Give an http(s) or ws(s) URL.`)
  }
  return { server: `${protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}/collab`, room: `plan.${plan}` }
}

const socketProtocols: Readonly<Record<string, string>> = {
  "http:": "ws:",
  "https:": "wss:",
  "ws:": "ws:",
  "wss:": "wss:",
}

function parse(server: string, pageUrl: string | undefined): URL | null {
  try {
    return new URL(server === "" ? "/" : server, pageUrl)
  } catch {
    return null
  }
}

/** Node has no page: there a whole URL must be given. Named without the DOM's types, so that the server can build this too. */
function currentPage(): string | undefined {
  const { location } = globalThis as { readonly location?: { readonly href: string } }
  return location?.href
}
