/** What is known about a plan besides its content. Times are milliseconds since 1970. */
export interface PlanRecord {
  readonly id: string
  readonly title: string
  readonly created: number
  /** When its log was last written to. */
  readonly updated: number
  /** The name of the person who made it. */
  readonly by: string
  /** The version of the shared layout that its content needs. */
  readonly format: number
}

/** A plan to be made; `by` as in PlanRecord. */
export interface NewPlan {
  readonly id: string
  readonly title: string
  readonly by: string
  readonly at: number
}

/** An update for a room's log, in a batch. */
export interface LogEntry {
  readonly room: string
  readonly update: Uint8Array
  readonly at: number
}

/** An update in a room's log. Sequence numbers of a room grow; compaction leaves gaps. */
export interface StoredUpdate {
  readonly seq: number
  readonly update: Uint8Array
}

/**
 * The plans and the logs of their rooms. Every promise resolves only when what it wrote would survive a crash; what was
 * rejected has left nothing behind. Calls take effect in the order in which they were made.
 */
export interface Storage {
  /** All plans, the last changed first. */
  plans(): Promise<readonly PlanRecord[]>
  /** One plan, or null where there is none of that id. */
  plan(id: string): Promise<PlanRecord | null>
  /** Makes a plan and its room `plan.<id>` with a first update. Rejects where the id is taken. */
  create(plan: NewPlan, update: Uint8Array): Promise<void>
  /** Gives the plan another title; false where there is no such plan. */
  rename(id: string, title: string): Promise<boolean>
  /** Takes over the title in the plan's text, if that is another than it was there when last told. */
  retitle(id: string, title: string): Promise<void>
  /**
   * Says that the plan's content needs this layout version from now on; never a lower one than before. False where there is
   * no such plan. Who is connected is not told: the room has to end for that.
   */
  raiseFormat(id: string, format: number): Promise<boolean>
  /** Removes the plan with its rooms; false where there is no such plan. */
  delete(id: string): Promise<boolean>
  /** Appends all entries in one transaction, and gives each entry's number. Rejects where a room does not exist. */
  append(entries: readonly LogEntry[]): Promise<readonly number[]>
  /** The updates of a room after the number `since` (0 for all), oldest first. */
  read(room: string, since?: number): Promise<readonly StoredUpdate[]>
  /** Puts `merged` in the place of all updates up to and with `upTo`, in one transaction. */
  compact(room: string, upTo: number, merged: Uint8Array): Promise<void>
  /** Finishes what was asked for and lets go of the files. */
  close(): Promise<void>
}

/** The room in which a plan is written. */
export function planRoom(id: string): string {
  return `plan.${id}`
}

/** The plan that is written in the room, or null where it is another kind of room. */
export function planOfRoom(room: string): string | null {
  return room.startsWith("plan.") ? room.slice("plan.".length) : null
}
