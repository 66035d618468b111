export { type Connection, type ConnectOptions, connectPlan } from "./client.ts"
export { type Person, type PlanUser, personColors } from "./presence.ts"
export type { SaveState } from "./saved.ts"
export type { ConnectionState, Refusal } from "./standing.ts"
