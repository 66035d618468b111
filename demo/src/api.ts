/** An answer of the server that is no success: its stable code, and a sentence to show. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

interface Call {
  /** Sent as JSON, or as it is where it is bytes. */
  readonly body?: unknown
  readonly token?: string
}

/** Calls the server's REST interface. Rejects with an ApiError, also where the server cannot be reached. */
export async function api<T>(method: string, path: string, { body, token }: Call = {}): Promise<T> {
  const isBytes = body instanceof Blob
  const response = await fetch(path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": isBytes ? "application/octet-stream" : "application/json" }),
    },
    body: body === undefined || isBytes ? (body as Blob | undefined) : JSON.stringify(body),
  }).catch(() => {
    throw new ApiError(0, "offline", "连不上服务器。请检查网络，稍后重试。")
  })
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (!response.ok) {
    const { code = "unknown", message = `服务器没有完成请求（${response.status}）。` } = (answer ?? {}) as Record<
      string,
      string
    >
    throw new ApiError(response.status, code, message)
  }
  return answer as T
}
