import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** Reads a request's body, or gives null as soon as it is known to be larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null
  const chunks: Buffer[] = []
  let size = 0
  // The socket stays open when the loop is left early, so that the refusal can still be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A body that is passed on as it comes. */
export interface PassedBody {
  readonly stream: ReadableStream<Uint8Array>
  /** Whether it was cut off, because it grew beyond the limit. */
  readonly isTooLarge: () => boolean
}

/**
 * Passes a request's body on, chunk by chunk, so that a file does not stand in memory twice; beyond `limit` bytes it ends
 * with an error. Null: it says itself that it is larger.
 */
export function passBody(request: IncomingMessage, limit: number): PassedBody | null {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null
  let size = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > limit) throw new Error('the body is too large')
      yield chunk
    }
  }
  return {
    stream: Readable.toWeb(Readable.from(chunks())) as ReadableStream<Uint8Array>,
    isTooLarge: () => size > limit,
  }
}
