import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Chance } from './chance.ts'

/** Of a store's database. */
export const pageSize = 4096

/** Ways of damage. */
const kinds = ['bit', 'byte', 'zeros'] as const
type Kind = (typeof kinds)[number]

/** Each place with each way of damage. */
export function inEachWay<T>(places: readonly T[]): { readonly place: T; readonly kind: Kind }[] {
  return places.flatMap((place) => kinds.map((kind) => ({ place, kind })))
}

/** The same bytes with one bit or one byte changed, or nothing but zeros. */
export function damaged(bytes: Buffer, kind: Kind, chance: Chance): Buffer {
  if (kind === 'zeros') return Buffer.alloc(bytes.length)
  const result = Buffer.from(bytes)
  const place = chance.below(bytes.length)
  const change = kind === 'bit' ? 1 << chance.below(8) : 1 + chance.below(255)
  result.writeUInt8(result.readUInt8(place) ^ change, place)
  return result
}

/** Some places, or all when there are no more; null asks for all. */
export function sample<T>(from: readonly T[], most: number | null, chance: Chance): T[] {
  if (most === null || from.length <= most) return [...from]
  return Array.from({ length: most }, () => chance.pick(from))
}

/** @param place from 0 */
export function pageAt(bytes: Buffer, place: number): Buffer {
  return bytes.subarray(place * pageSize, (place + 1) * pageSize)
}

export function bytesOf(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, offset)
  closeSync(file)
  return bytes
}

export function patch(path: string, offset: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, offset)
  closeSync(file)
}
