/**
 * An input method in Chromium, driven through the browser's own interface, and what is watched while it composes: how many
 * compositions began, and that no unfinished letter ever leaves the browser.
 */
import type { CDPSession, Page } from "@playwright/test"
import * as decoding from "lib0/decoding"
import * as Y from "yjs"

/** Composes words in a page. */
export interface InputMethod {
  /** Shows these unfinished letters in the place of the last ones; `""` takes them away and ends the composition. */
  compose(letters: string): Promise<void>
  /** Puts the finished words in the place of the letters. */
  commit(words: string): Promise<void>
  /** How many compositions began since the last call. */
  starts(): Promise<number>
}

/** An input method for the page. */
export async function inputMethod(page: Page): Promise<InputMethod> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const seen = await page.evaluateHandle(() => {
    const count = { starts: 0 }
    document.addEventListener("compositionstart", () => count.starts++, true)
    return count
  })
  return {
    compose: async (text) => {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
    },
    commit: async (text) => {
      await session.send("Input.insertText", { text })
    },
    starts: () =>
      seen.evaluate((count) => {
        const { starts } = count
        count.starts = 0
        return starts
      }),
  }
}

const syncMessage = 0
const answerOrUpdate = [1, 2]

/** Keeps all text that the page's sockets send from now on, as it stands in the updates: what was deleted again included. */
export function textSentBy(page: Page): string[] {
  const sent: string[] = []
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      if (typeof payload !== "string") sent.push(...textInFrame(payload))
    }),
  )
  return sent
}

function textInFrame(frame: Uint8Array): string[] {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== syncMessage) return []
  if (!answerOrUpdate.includes(decoding.readVarUint(decoder))) return []
  const { structs } = Y.decodeUpdate(decoding.readVarUint8Array(decoder))
  return structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : [],
  )
}
