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

/** A text of the server in both of its languages. */
export type Text = Readonly<Record<"zh-CN" | "en", string>>

// The server's own sentences are for developers; these are for the people at the portal. A file's refusal comes in Chinese.
const sentences: Readonly<Record<string, string>> = {
  "token-expired": "登录已过期，请重新选择身份。",
  "token-invalid": "登录无效，请重新选择身份。",
  forbidden: "您没有做这件事的权限。",
  "plan-not-found": "找不到这份计划，它可能已被删除。",
  "too-large": "文件太大，最多 20 MB。",
  restarting: "服务器正在重启，请稍后重试。",
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
    throw new ApiError(response.status, code, sentences[code] ?? message)
  }
  return answer as T
}
