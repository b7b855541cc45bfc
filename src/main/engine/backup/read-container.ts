import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import { Fault } from '#shared/kernel/faults.ts'
import { canonicalJson } from '../canonical-json.ts'
import { keyringLimit } from '../keyring/keyring-bytes.ts'
import { Header, headerLimit, Manifest, magic, manifestLimit, type Part, partKey } from './form.ts'
import { chunkOpener, chunkSize, giveBack, sealedSize } from './sealed-stream.ts'

/** A backup's file, read as far as no key is needed. Nothing of it is proved yet. */
export interface Container {
  readonly header: Header
  readonly keyring: Buffer
  /** Bytes of the whole file. */
  readonly size: number
  /** @throws Fault `backup-damaged` */
  manifest(fileKey: Uint8Array): Manifest
  /**
   * Gives the plain bytes of a part, each chunk proved before it is given, and the hash of all at the end. The bytes are of
   * use until `take` returns.
   * @throws Fault `backup-damaged`; what was given before is of no use then
   */
  part(fileKey: Uint8Array, name: Part['name'], take: (plain: Uint8Array) => void): void
  /** Decrypts every part and compares it with the manifest. @throws Fault `backup-damaged` */
  prove(fileKey: Uint8Array): Manifest
  close(): void
}

/** @throws Fault `backup-not-found`, `backup-damaged`, `store-newer`; `permission-lost` */
export function openContainer(path: string): Container {
  const file = openFile(path)
  try {
    return readClear(file, path)
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function readClear(file: number, path: string): Container {
  const { size } = fstatSync(file)
  const damaged = (cause?: unknown) =>
    new Fault('backup-damaged', { params: { file: basename(path) }, cause })
  const read = (at: number, length: number, room?: Buffer) => {
    if (at + length > size) throw damaged()
    return readAt(file, at, room?.subarray(0, length) ?? Buffer.alloc(length))
  }
  const withLength = (at: number, limit: number) => {
    const length = read(at, 4).readUInt32BE()
    if (length > limit) throw damaged()
    return read(at + 4, length)
  }
  if (!read(0, magic.length).equals(magic)) throw damaged()
  const headerBytes = withLength(magic.length, headerLimit)
  const header = parse(Header, headerBytes, damaged)
  const keyring = withLength(magic.length + 4 + headerBytes.length, keyringLimit)
  const clear = read(0, magic.length + 8 + headerBytes.length + keyring.length)
  const sealedManifest = withLength(clear.length, manifestLimit)
  const manifest = (fileKey: Uint8Array) => {
    const plain = chunkOpener(partKey(fileKey, clear, 'manifest'))(sealedManifest, true)
    if (plain === null) throw damaged()
    const found = parse(Manifest, plain, damaged)
    const end = found.parts.reduce((at, { bytes }) => at + sealedSize(bytes), firstPart)
    const { storeId, createdAt, epoch } = found
    const isOfHeader = storeId === header.storeId && createdAt === header.createdAt && epoch === header.epoch
    if (end !== size || !isOfHeader) throw damaged()
    return found
  }
  const firstPart = clear.length + 4 + sealedManifest.length
  const part: Container['part'] = (fileKey, name, take) => {
    const open = chunkOpener(partKey(fileKey, clear, name))
    const hash = createHash('sha256')
    let at = firstPart
    for (const { name: found, bytes, sha256 } of manifest(fileKey).parts) {
      const end = at + sealedSize(bytes)
      if (found !== name) {
        at = end
        continue
      }
      const step = sealedSize(chunkSize)
      const room = Buffer.alloc(step)
      for (; at < end; at += step) {
        const plain = open(read(at, Math.min(step, end - at), room), at + step >= end)
        if (plain === null) throw damaged()
        hash.update(plain)
        take(plain)
        giveBack(plain)
      }
      if (hash.digest('hex') !== sha256) throw damaged()
      return
    }
    throw damaged()
  }
  return {
    header,
    keyring,
    size,
    manifest,
    part,
    prove: (fileKey) => {
      const found = manifest(fileKey)
      for (const { name } of found.parts) part(fileKey, name, () => undefined)
      return found
    },
    close: () => closeSync(file),
  }
}

const AnyVersion = z.object({ v: z.int() })

function parse<S extends z.ZodType>(
  schema: S,
  bytes: Buffer,
  damaged: (cause?: unknown) => Fault,
): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    throw damaged(error)
  }
  const version = AnyVersion.safeParse(value)
  if (version.success && version.data.v > 1) throw new Fault('store-newer')
  const parsed = schema.safeParse(value)
  if (!parsed.success || canonicalJson(parsed.data) !== bytes.toString('utf8')) throw damaged(parsed.error)
  return parsed.data
}

function openFile(path: string): number {
  try {
    const file = openSync(path, 'r')
    if (fstatSync(file).isFile()) return file
    closeSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    const params = { file: basename(path) }
    if (code === 'EACCES' || code === 'EPERM') throw new Fault('permission-lost', { params, cause: error })
  }
  throw new Fault('backup-not-found', { params: { path } })
}

/** Fills `bytes` from a place on, or as far as the file goes. */
function readAt(file: number, at: number, bytes: Buffer): Buffer {
  let got = 0
  for (let read = -1; read !== 0 && got < bytes.length; got += read) {
    read = readSync(file, bytes, got, bytes.length - got, at + got)
  }
  return bytes
}
