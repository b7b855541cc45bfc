import type { Chance } from '../chance.ts'

/** Bytes with a piece left out, a piece twice, an end that is missing, or a piece of chance in them. */
export function bentBytes(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length)
  const length = 1 + chance.below(64)
  switch (chance.below(4)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 1:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
    case 2:
      return bytes.subarray(0, at)
    default: {
      const copy = Buffer.from(bytes)
      for (let place = at; place < Math.min(copy.length, at + length); place++)
        copy[place] = chance.below(256)
      return copy
    }
  }
}
