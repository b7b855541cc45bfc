import { randomBytes } from 'node:crypto'

/** The beginning of a PDF, which is what a file is recognised by. */
export const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n%%EOF\n')

/** The beginning of a program for Windows. */
export const program = new Uint8Array([0x4d, 0x5a, 0x90, 0x00, 0x03, ...new Uint8Array(200)])

/** A picture of one point. */
export const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

export const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01])

/** Bytes of no kind. They begin with one that no kind begins with. */
export function random(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(size))
  bytes.set([0x01, 0x00, 0x02, 0x00])
  return bytes
}
