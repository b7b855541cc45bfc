import { ORPCError } from '@orpc/client'
import { faultStatus } from '#shared/kernel/faults.ts'
import { FaultData } from '#shared/kernel/operation.ts'

/** How a call ended: with an answer, with one of the contract's refusals, or in a way that it must not. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'broken'; readonly why: string }

/** A call that takes longer hangs, in milliseconds. */
const longestCall = 10_000

/** Queries whose work grows with the log, in which every input before has left an entry. */
const readsWholeLog: ReadonlySet<string> = new Set(['audit.verify', 'store.verify'])
const longestReading = 45_000

/** Why a call is broken that never answered. */
export const hangs = 'no answer'

/** Calls and judges. Only faults of the contract's list may leave, and `internal` means that nobody expected it. */
export async function outcomeOf(operation: string, call: () => Promise<unknown>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(hangs)),
      readsWholeLog.has(operation) ? longestReading : longestCall,
    )
  })
  try {
    return { kind: 'answered', answer: await Promise.race([call(), tooLong]) }
  } catch (error) {
    if (!(error instanceof ORPCError))
      return {
        kind: 'broken',
        why: error instanceof Error && error.message === hangs ? hangs : String(error),
      }
    const isKnown = Object.hasOwn(faultStatus, error.code) && FaultData.safeParse(error.data).success
    if (!isKnown || error.code === 'internal')
      return { kind: 'broken', why: `${error.code} ${JSON.stringify(error.data)}` }
    return { kind: 'refused', code: error.code }
  } finally {
    clearTimeout(timer)
  }
}
