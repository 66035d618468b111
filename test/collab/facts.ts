import type { Connection } from "@yaodian/collab"

/** Waits until `holds` is true of a connection; it is asked after each of the connection's changes. */
export function until(connection: Connection, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve()
    const stop = connection.subscribe(() => {
      if (!holds()) return
      stop()
      resolve()
    })
  })
}

/** Waits until a connection is in this state. */
export function untilIs(connection: Connection, state: Connection["state"]): Promise<void> {
  return until(connection, () => connection.state === state)
}

interface Watched {
  on(event: "update", listener: () => void): void
  off(event: "update", listener: () => void): void
}

/** Waits until `holds` is true; it is asked after each update of a document. */
export function untilDoc(doc: Watched, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve()
    const listener = () => {
      if (!holds()) return
      doc.off("update", listener)
      resolve()
    }
    doc.on("update", listener)
  })
}
