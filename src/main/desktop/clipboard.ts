import { createHash } from 'node:crypto'
import type { Clipboard } from 'electron'

/** How long a secret stays in the clipboard, in milliseconds: long enough to paste it somewhere. */
const secretTime = 60_000

/** The clipboard of the system, which secrets leave again. */
export interface SecretClipboard {
  readonly copy: (text: string, isSecret: boolean) => Promise<void>
  /** Takes out the secret that was copied last, if it is still what the clipboard holds. */
  readonly forget: () => Promise<void>
}

/** Remembers of a secret only its hash, for this process outlives a lock. */
export function secretClipboard(
  clipboard: Pick<Clipboard, 'writeText' | 'readText' | 'clear'>,
): SecretClipboard {
  let held: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = async () => {
    clearTimeout(timer)
    const wanted = held
    held = null
    if (wanted !== null && hashOf(await clipboard.readText()) === wanted) clipboard.clear()
  }
  return {
    copy: async (text, isSecret) => {
      clearTimeout(timer)
      held = isSecret ? hashOf(text) : null
      await clipboard.writeText(text)
      if (isSecret) timer = setTimeout(() => void forget(), secretTime)
    },
    forget,
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
