import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { atomicWrite } from '../storage/index.ts'

/** An attempt to unlock that failed: for whom, and when. */
const UnlockRefusal = z.object({ user: z.string(), at: Instant })
export type UnlockRefusal = z.infer<typeof UnlockRefusal>

/**
 * Failed attempts to unlock, kept outside the store until somebody gets in: before that nobody is there who could sign
 * them.
 */
export interface UnlockRefusals {
  add(storeId: string, refusal: UnlockRefusal): void
  of(storeId: string): readonly UnlockRefusal[]
  /** They stand in the audit log now. */
  clear(storeId: string): void
}

/** The newest of a store; who guesses for days must not fill the disk. */
const most = 200
const RefusalFile = z.object({ v: z.literal(1), refusals: z.record(z.string(), z.array(UnlockRefusal)) })

/** @param path outside the store, for example `refused-unlocks.json` */
export function openUnlockRefusals(path: string): UnlockRefusals {
  const kept = new Map(Object.entries(readRefusals(path)))
  const write = () => writeRefusals(path, { v: 1, refusals: Object.fromEntries(kept) })
  return {
    add: (storeId, refusal) => {
      kept.set(storeId, [...(kept.get(storeId) ?? []), refusal].slice(-most))
      write()
    },
    of: (storeId) => kept.get(storeId) ?? [],
    clear: (storeId) => {
      if (kept.delete(storeId)) write()
    },
  }
}

function readRefusals(path: string): z.infer<typeof RefusalFile>['refusals'] {
  try {
    return RefusalFile.parse(JSON.parse(readFileSync(path, 'utf8'))).refusals
  } catch {
    return {}
  }
}

/** A full or read-only disk must not keep the right person out. */
function writeRefusals(path: string, content: z.infer<typeof RefusalFile>): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    atomicWrite(path, Buffer.from(`${JSON.stringify(content)}\n`))
  } catch (error) {
    if (!(error instanceof Fault) && !(error instanceof Error && 'code' in error)) throw error
  }
}
