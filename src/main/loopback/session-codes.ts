import { randomBytes } from 'node:crypto'

/** How long a one-time code can be exchanged for the session, in milliseconds. */
export const codeLifetime = 10 * 60_000

/**
 * The session of one start of the loopback shell, and the one-time codes that lead to it. A code travels in the
 * fragment of an address, works once and only for ten minutes; the token that it is exchanged for stays in the page's
 * memory and is never part of an address, an argument or a log.
 */
export interface SessionCodes {
  readonly token: string
  /** A fresh code; earlier ones that were not used keep working until they are too old. */
  readonly issue: () => string
  /** The token, or null when the code is unknown, used or too old. */
  readonly exchange: (code: string) => string | null
}

/** Makes the codes of a session. `now` gives milliseconds. */
export function openSessionCodes(now: () => number): SessionCodes {
  const token = randomBytes(32).toString('base64url')
  const codes = new Map<string, number>()
  return {
    token,
    issue: () => {
      const code = randomBytes(24).toString('base64url')
      codes.set(code, now())
      return code
    },
    exchange: (code) => {
      const issuedAt = codes.get(code)
      codes.delete(code)
      return issuedAt !== undefined && now() - issuedAt <= codeLifetime ? token : null
    },
  }
}
