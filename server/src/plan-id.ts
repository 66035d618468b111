import { randomBytes } from "node:crypto"

/** Whether the text may be a plan's id (CONTRACTS.md section 5). */
export function isPlanId(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,64}$/.test(text)
}

/** A new plan's id: 16 random characters. */
export function newPlanId(): string {
  return randomBytes(12).toString("base64url")
}
