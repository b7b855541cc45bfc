import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Plain bytes of a chunk; only the last of a part may be shorter. */
export const chunkSize = 64 * 1024
const tagSize = 16

/**
 * Seals chunks one after the other by AES-256-GCM. The nonce counts them and marks the last (the STREAM construction of
 * Hoang, Reyhanitabar, Rogaway and Vizár), so that none can be changed, moved, left out or added unnoticed.
 * @param key encrypts one part of one file and nothing else
 */
export function chunkSealer(key: Uint8Array): (plain: Uint8Array, isLast: boolean) => SealedChunk {
  const nonces = nonceCounter()
  return (plain, isLast) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonces(isLast), { authTagLength: tagSize })
    const ciphertext = cipher.update(plain)
    // GCM holds nothing back, so `final` has no bytes of its own.
    cipher.final()
    return { ciphertext, tag: cipher.getAuthTag() }
  }
}

/** What stands in the file for one chunk, one after the other: joining them would copy each chunk for nothing. */
export interface SealedChunk {
  readonly ciphertext: Buffer
  readonly tag: Buffer
}

/** The plain bytes of each chunk in turn; null when it is not the next one of this stream. */
export function chunkOpener(key: Uint8Array): (sealed: Uint8Array, isLast: boolean) => Buffer | null {
  const nonces = nonceCounter()
  return (sealed, isLast) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonces(isLast), { authTagLength: tagSize })
    if (sealed.length < tagSize) return null
    decipher.setAuthTag(sealed.subarray(-tagSize))
    try {
      const plain = decipher.update(sealed.subarray(0, -tagSize))
      decipher.final()
      return plain
    } catch {
      return null
    }
  }
}

/**
 * Gives the memory of a chunk back at once. The collector would let tens of megabytes of chunks pile up first, because so
 * little else is made beside them. A runtime that cannot do it leaves it to the collector.
 * @param chunk of this module's making, and of no use afterwards
 */
export function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && 'transfer' in buffer)
    buffer.transfer(0)
}

/** How many bytes a part of `plain` bytes takes when it is sealed; an empty part has one empty chunk. */
export function sealedSize(plain: number): number {
  return plain + tagSize * Math.max(1, Math.ceil(plain / chunkSize))
}

function nonceCounter(): (isLast: boolean) => Buffer {
  let count = 0
  return (isLast) => {
    const nonce = Buffer.alloc(12)
    nonce.writeUIntBE(count, 5, 6)
    nonce.writeUInt8(isLast ? 1 : 0, 11)
    count += 1
    return nonce
  }
}
