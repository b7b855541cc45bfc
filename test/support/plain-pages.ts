import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands decrypted in the files of a store's database. */
export interface PlainPages {
  /** Every page of the database, those on its free list too. */
  readonly pages: Buffer
  /** Every frame of the write-ahead log, those that a later one has replaced too. */
  readonly log: Buffer
}

/**
 * Decrypts what stands on the disk page by page, without SQLite: no statement can move, merge or leave out anything that
 * somebody with the key could still read. ChaCha20 as SQLite3 Multiple Ciphers writes it: each page ends with a nonce of
 * 16 bytes, whose last four count the blocks, and a tag of 16.
 * @param key `raw:` and 64 hex digits
 */
export function plainPages(storeFolder: string, key: Buffer): PlainPages {
  const secret = Buffer.from(key.subarray(4).toString('latin1'), 'hex')
  const file = join(storeFolder, 'store.db')
  const database = readFileSync(file)
  const size = pageSizeOf(database)
  const pages = Array.from({ length: Math.floor(database.length / size) }, (_unused, place) =>
    plainPage(database.subarray(place * size, (place + 1) * size), place + 1, secret),
  )
  // The header of the first page says so where the key fits.
  if (pages[0]?.readUInt8(100) !== 0x0d && pages[0]?.readUInt8(100) !== 0x05)
    throw new Error('these pages are under another key')
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0)
  return { pages: Buffer.concat(pages), log: Buffer.concat(framesOf(log, size, secret)) }
}

/** A page size of 65536 stands as 1. */
function pageSizeOf(database: Buffer): number {
  const size = database.readUInt16BE(16)
  return size === 1 ? 65_536 : size
}

const logHeader = 32
const frameHeader = 24

function framesOf(log: Buffer, size: number, secret: Buffer): Buffer[] {
  const count = Math.max(0, Math.floor((log.length - logHeader) / (frameHeader + size)))
  return Array.from({ length: count }, (_unused, place) => {
    const start = logHeader + place * (frameHeader + size)
    const page = log.subarray(start + frameHeader, start + frameHeader + size)
    return plainPage(page, log.readUInt32BE(start), secret)
  })
}

/** The first page begins with a salt and 8 bytes in clear. */
const clearBytes = 24
const reserved = 32
const nonceBytes = 12

function plainPage(page: Buffer, number: number, secret: Buffer): Buffer {
  const end = page.length - reserved
  const nonce = page.subarray(end, end + nonceBytes)
  const counter = (page.readUInt32LE(end + nonceBytes) ^ number) >>> 0
  const keys = chacha20(secret, nonce, counter, Buffer.alloc(64))
  const from = number === 1 ? clearBytes : 0
  const plain = chacha20(keys.subarray(32), nonce, (counter + 1) >>> 0, page.subarray(from, end))
  return Buffer.concat([page.subarray(0, from), plain])
}

function chacha20(key: Buffer, nonce: Buffer, counter: number, bytes: Buffer): Buffer {
  const start = Buffer.alloc(16)
  start.writeUInt32LE(counter)
  nonce.copy(start, 4)
  const cipher = createDecipheriv('chacha20', key, start)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}
