import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { type Clock, Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { atomicWrite } from '../storage/atomic-write.ts'

/** Slows down whoever tries passphrases at this machine; who has a copy of the store is slowed by Argon2id alone. */
export interface Throttle {
  /**
   * Runs an attempt to unlock, one at a time. Each `wrong-passphrase` doubles the pause before the next attempt for the
   * same user, from 1 to 60 seconds; success forgets them. Nobody is ever locked out.
   * @param who the user within the store, for example `storeId/userId`
   * @throws Fault `throttled` with `seconds` to wait, without running the attempt; whatever the attempt throws
   */
  attempt<T>(who: string, unlock: () => Promise<T>): Promise<T>
}

/**
 * @param path where failures are remembered between starts, outside the store, for example `attempts.json`
 */
export function openThrottle({ path, clock }: { readonly path: string; readonly clock: Clock }): Throttle {
  const failures = readFailures(path)
  let last: Promise<unknown> = Promise.resolve()

  const record = (who: string, failure: Failure | undefined) => {
    if (failure === undefined) failures.delete(who)
    else failures.set(who, failure)
    writeFailures(path, failures)
  }

  const run = async <T>(who: string, unlock: () => Promise<T>): Promise<T> => {
    const before = failures.get(who)
    refuseTooSoon(before, clock)
    // Counted before the derivation, so that ending the process in the middle of it wins nothing.
    record(who, { count: (before?.count ?? 0) + 1, at: clock() })
    try {
      const result = await unlock()
      record(who, undefined)
      return result
    } catch (error) {
      const guessed = error instanceof Fault && error.code === 'wrong-passphrase'
      record(who, guessed ? { count: (before?.count ?? 0) + 1, at: clock() } : before)
      throw error
    }
  }

  return {
    attempt(who, unlock) {
      const turn = last.then(() => run(who, unlock))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

const Failure = z.object({ count: z.int().positive(), at: Instant })
type Failure = z.infer<typeof Failure>
const Failures = z.object({ v: z.literal(1), failures: z.record(z.string(), Failure) })

const longestPause = 60

function pauseAfter({ count }: Failure): number {
  return Math.min(2 ** (count - 1), longestPause)
}

function refuseTooSoon(failure: Failure | undefined, clock: Clock): void {
  if (failure === undefined) return
  const pause = pauseAfter(failure)
  const gone = (millisecondsOf(clock()) - millisecondsOf(failure.at)) / 1000
  // A clock that was set back must not make anybody wait for longer than the pause.
  const left = Math.min(pause - gone, pause)
  if (left <= 0) return
  const seconds = Math.ceil(left)
  throw new Fault('throttled', { params: { seconds, count: seconds } })
}

/** A file that is missing or unreadable counts as no failures: it only slows, it guards nothing. */
function readFailures(path: string): Map<string, Failure> {
  try {
    return new Map(Object.entries(Failures.parse(JSON.parse(readFileSync(path, 'utf8'))).failures))
  } catch {
    return new Map()
  }
}

/** On a full or read-only disk the store must still open; the pauses then last as long as the process. */
function writeFailures(path: string, failures: ReadonlyMap<string, Failure>): void {
  const content: z.infer<typeof Failures> = { v: 1, failures: Object.fromEntries(failures) }
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  } catch {
    return
  }
  try {
    atomicWrite(path, Buffer.from(`${JSON.stringify(content)}\n`, 'utf8'))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
}
