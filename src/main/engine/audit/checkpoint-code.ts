import { createHash } from 'node:crypto'
import { Fault } from '#shared/kernel/faults.ts'
import { printCode, readCode } from '../typed-code.ts'
import type { Checkpoint } from './checkpoint.ts'

type Vouched = Pick<Checkpoint, 'storeId' | 'size' | 'root' | 'chain'>

/** 160 bits: short enough to be typed from paper, and too many for two logs with the same code to be found. */
const codeBytes = 20

/** What a checkpoint vouches for, as people compare it with their eyes: eight groups of four, and two to check them. */
export function checkpointCode({ storeId, size, root, chain }: Vouched): string {
  const hash = createHash('sha256').update(
    `wardbook-checkpoint-code-v1\n${storeId}\n${size}\n${root}\n${chain}\n`,
  )
  return printCode(hash.digest().subarray(0, codeBytes))
}

/** A typed code in the one spelling that it has. @throws Fault `invalid-input` when it was mistyped */
export function readCheckpointCode(typed: string): string {
  const bytes = readCode(typed, codeBytes)
  if (bytes === null)
    throw new Fault('invalid-input', { issues: [{ path: ['code'], key: 'checkpointCodeMistyped' }] })
  return printCode(bytes)
}
