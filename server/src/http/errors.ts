/** Why a request is refused: the stable codes of the interface with their status. */
export const apiErrors = {
  "bad-request": 400,
  "bad-json": 400,
  "bad-file": 422,
  "token-missing": 401,
  "token-invalid": 401,
  "token-expired": 401,
  forbidden: 403,
  "plan-not-found": 404,
  "template-not-found": 404,
  "not-found": 404,
  "method-not-allowed": 405,
  "too-large": 413,
  "unsupported-type": 415,
  failed: 500,
  restarting: 503,
} as const

/** The name of a refusal. */
export type ApiErrorCode = keyof typeof apiErrors

/** A refusal; thrown by handlers, answered as `{code, message}` with its status. */
export class ApiError extends Error {
  readonly code: ApiErrorCode

  constructor(code: ApiErrorCode, message: string) {
    super(message)
    this.code = code
  }

  get status(): number {
    return apiErrors[this.code]
  }
}
