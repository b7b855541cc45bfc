import type { Response } from 'undici'
import { malformed } from './json.ts'

/** What an answer may cost. */
export interface HttpLimits {
  /** Milliseconds for connecting, until the headers, and between two pieces of the body. */
  readonly silence: number
  /** Milliseconds for the whole answer. */
  readonly whole: number
  /** Bytes of one answer after decompression. */
  readonly bytes: number
}

export const defaultLimits: HttpLimits = { silence: 30_000, whole: 120_000, bytes: 32 * 1024 * 1024 }

/** How much larger than its compressed form an answer may be, above a first mebibyte. */
const ratioLimit = 100
const ratioFree = 1024 * 1024

/**
 * The body as text, read only as far as the limits allow.
 * @param count told of the bytes that came, also of those of a body that is refused
 * @throws Fault `connector-answer-malformed` with `reason` too-large or not-text
 */
export async function readBody(
  response: Response,
  host: string,
  limits: HttpLimits,
  count: (bytes: number) => void,
): Promise<string> {
  const cap = Math.min(limits.bytes, compressedCap(response))
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength
    count(piece.byteLength)
    // Leaving the loop cancels the stream, so nothing beyond the limit is taken from the network.
    if (bytes > cap) throw malformed(host, 'too-large')
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    throw malformed(host, 'not-text')
  }
}

function compressedCap(response: Response): number {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  if (response.headers.get('content-encoding') === null || Number.isNaN(length))
    return Number.POSITIVE_INFINITY
  return Math.max(ratioFree, length * ratioLimit)
}
