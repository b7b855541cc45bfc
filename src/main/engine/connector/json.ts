import { Fault } from '#shared/kernel/faults.ts'

/** The deepest nesting of arrays and objects that an answer may have. */
export const depthLimit = 32
/** The most rows that one page may carry. */
export const rowLimit = 100_000

/**
 * The value of a JSON text from outside. The nesting is counted before parsing, so that no later walk can overflow.
 * @throws Fault `connector-answer-malformed` with `reason` not-json or too-deep
 */
export function parseAnswer(text: string, host: string): unknown {
  if (depthOf(text) > depthLimit) throw malformed(host, 'too-deep')
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, which may hold personal data: it is not kept as the cause.
    throw malformed(host, 'not-json')
  }
}

/** What stands at `path` (names and positions joined by dots); undefined where a step is missing. */
export function at(value: unknown, path: string): unknown {
  let here = value
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = (here as Readonly<Record<string, unknown>>)[step]
  }
  return here
}

/** The text at `path`, with broken surrogates and control characters replaced, cut at `limit`; '' where there is none. */
export function textAt(value: unknown, path: string, limit = 1_000): string {
  const found = at(value, path)
  if (typeof found === 'number' || typeof found === 'boolean') return String(found)
  return typeof found === 'string' ? cleanText(found, limit) : ''
}

/** The rows at `path`. @throws Fault `connector-answer-malformed` where there is no list or too long a one */
export function rowsAt(answer: unknown, path: string, host: string): readonly unknown[] {
  const rows = at(answer, path)
  if (!Array.isArray(rows)) throw malformed(host, 'no-rows')
  if (rows.length > rowLimit) throw malformed(host, 'too-many-rows')
  return rows
}

/** An outside text as it may be stored and shown: well-formed, without control characters, cut at `limit`. */
export function cleanText(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD')
    .trim()
}

/** The refusal of an answer that is not what the vendor describes. `reason` is one of `connector:malformed.*`. */
export function malformed(host: string, reason: string, cause?: unknown): Fault {
  return new Fault('connector-answer-malformed', {
    params: { host, reason },
    ...(cause === undefined ? {} : { cause }),
  })
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    if (quoted) {
      if (code === backslash) place++
      else if (code === quote) quoted = false
    } else if (code === quote) quoted = true
    else if (code === openBrace || code === openBracket) deepest = Math.max(deepest, ++depth)
    else if (code === closeBrace || code === closeBracket) depth--
  }
  return deepest
}

const quote = 34
const backslash = 92
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125
