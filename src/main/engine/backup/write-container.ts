import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { canonicalJson } from '../canonical-json.ts'
import { type Header, type Manifest, magic, type Part, partKey, withLength } from './form.ts'
import { chunkSealer, chunkSize, giveBack } from './sealed-stream.ts'

interface Content {
  readonly header: Header
  readonly keyring: Uint8Array
  readonly manifest: Manifest
  readonly fileKey: Uint8Array
  /** Where the plain bytes of each part are. */
  readonly files: Readonly<Record<Part['name'], string>>
}

/**
 * Writes a backup and flushes it, chunk by chunk: memory does not grow with the store.
 * @param path a file that is not there yet
 * @param told how many bytes of the parts are written
 */
export function writeContainer(path: string, content: Content, told: (bytes: number) => void): void {
  const { header, keyring, manifest, fileKey, files } = content
  const clear = Buffer.concat([magic, withLength(Buffer.from(canonicalJson(header))), withLength(keyring)])
  const file = openSync(path, 'wx', 0o600)
  try {
    writeWhole(file, clear)
    const sealManifest = chunkSealer(partKey(fileKey, clear, 'manifest'))
    const { ciphertext, tag } = sealManifest(Buffer.from(canonicalJson(manifest)), true)
    writeWhole(file, withLength(Buffer.concat([ciphertext, tag])))
    let written = 0
    for (const { name, bytes, sha256 } of manifest.parts) {
      const seal = chunkSealer(partKey(fileKey, clear, name))
      const hash = createHash('sha256')
      for (const { chunk, isLast } of chunksOf(files[name], bytes)) {
        hash.update(chunk)
        const sealed = seal(chunk, isLast)
        writeWhole(file, sealed.ciphertext)
        writeWhole(file, sealed.tag)
        giveBack(sealed.ciphertext)
        written += chunk.length
        told(written)
      }
      if (hash.digest('hex') !== sha256) throw new Error(`${name} changed while it was backed up`)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A file as the manifest describes it. */
export function describePart(name: Part['name'], path: string): Part {
  const { size } = statSync(path)
  const hash = createHash('sha256')
  for (const { chunk } of chunksOf(path, size)) hash.update(chunk)
  return { name, bytes: size, sha256: hash.digest('hex') }
}

function* chunksOf(
  path: string,
  size: number,
): Generator<{ readonly chunk: Buffer; readonly isLast: boolean }> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(chunkSize)
    for (let at = 0; at < size || at === 0; at += chunkSize) {
      const wanted = Math.min(chunkSize, size - at)
      let got = 0
      for (let read = -1; read !== 0 && got < wanted; got += read) {
        read = readSync(file, buffer, got, wanted - got, at + got)
      }
      yield { chunk: buffer.subarray(0, got), isLast: at + chunkSize >= size }
    }
  } finally {
    closeSync(file)
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written)
  }
}
