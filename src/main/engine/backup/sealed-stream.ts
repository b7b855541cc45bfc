import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Plain bytes of a chunk; only the last of a part may be shorter. */
export const chunkSize = 64 * 1024
const tagSize = 16

/**
 * Seals chunks one after the other by AES-256-GCM. The nonce counts them and marks the last (the STREAM construction of
 * Hoang, Reyhanitabar, Rogaway and Vizár), so that none can be changed, moved, left out or added unnoticed.
 * @param key encrypts one part of one file and nothing else
 */
export function chunkSealer(key: Uint8Array): (plain: Uint8Array, isLast: boolean) => Buffer {
  const nonces = nonceCounter()
  return (plain, isLast) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonces(isLast), { authTagLength: tagSize })
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
}

/** The plain bytes of each chunk in turn; null when it is not the next one of this stream. */
export function chunkOpener(key: Uint8Array): (sealed: Uint8Array, isLast: boolean) => Buffer | null {
  const nonces = nonceCounter()
  return (sealed, isLast) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonces(isLast), { authTagLength: tagSize })
    if (sealed.length < tagSize) return null
    decipher.setAuthTag(sealed.subarray(-tagSize))
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -tagSize)), decipher.final()])
    } catch {
      return null
    }
  }
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
