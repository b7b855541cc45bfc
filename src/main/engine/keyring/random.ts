import { randomBytes } from 'node:crypto'

/** Gives `size` unpredictable bytes. Injected only so that a test can pin the bytes of the format. */
export type Random = (size: number) => Buffer

/** The operating system's generator. */
export const systemRandom: Random = (size) => randomBytes(size)
