import { createHash } from 'node:crypto'

/** A source of numbers from 0 (included) to 1 that gives the same ones for the same seed. */
export type Chance = () => number

/** Chance that depends on its seed alone: xorshift128, fed with the SHA-256 of the seed. For stories, never for keys. */
export function chanceOf(seed: string): Chance {
  const state = new Uint32Array(new Uint8Array(createHash('sha256').update(seed).digest()).buffer, 0, 4)
  let [a = 1, b = 1, c = 1, d = 1] = state
  return () => {
    const mixed = a ^ (a << 11)
    a = b
    b = c
    c = d
    d = (d ^ (d >>> 19) ^ mixed ^ (mixed >>> 8)) >>> 0
    return d / 2 ** 32
  }
}

/** One of the choices, each as likely as the others. */
export function choose<T>(chance: Chance, choices: readonly T[]): T {
  const chosen = choices[Math.floor(chance() * choices.length)]
  if (chosen === undefined) throw new Error('there is nothing to choose from')
  return chosen
}

/** A whole number from `from` to `to`, both included. */
export function between(chance: Chance, from: number, to: number): number {
  return from + Math.floor(chance() * (to - from + 1))
}
