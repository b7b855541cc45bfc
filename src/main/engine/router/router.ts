import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { implement, type Router } from '@orpc/server'
import type { Contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/kernel/operation.ts'
import type { Log } from '../log.ts'
import { toTransport } from './faults.ts'

/** Runs one operation: role, transaction, handler, audit, commit, announcement. */
export interface Dispatcher {
  /**
   * Whether the caller may run an operation at all, before its input is looked at.
   * @throws Fault `store-locked`, `forbidden`, `passphrase-temporary`
   */
  admit(call: { readonly operation: string; readonly meta: OperationMeta }): Promise<void>
  run(call: {
    /** `rightsRequest.create` */
    readonly operation: string
    readonly meta: OperationMeta
    readonly handler: unknown
    readonly input: unknown
    readonly signal: AbortSignal | undefined
  }): Promise<unknown>
  readonly log: Log
}

export type EngineRouter = Router<Contract, Record<never, never>>

/**
 * Joins the contract with its handlers. oRPC checks input and output against the declaration; every error leaves as a
 * fault.
 * @throws Error when an operation has no handler: a gap is found at start, not on the first click
 */
export function buildRouter(contract: Contract, handlers: unknown, dispatcher: Dispatcher): EngineRouter {
  return build(contract, handlers, [], dispatcher) as EngineRouter
}

function build(part: unknown, handlers: unknown, path: readonly string[], dispatcher: Dispatcher): unknown {
  if (isContractProcedure(part)) return procedure(part, handlers, path.join('.'), dispatcher)
  return Object.fromEntries(
    Object.entries(part as object).map(([name, below]) => [
      name,
      build(below, (handlers as Record<string, unknown> | undefined)?.[name], [...path, name], dispatcher),
    ]),
  )
}

function procedure(part: AnyContractProcedure, handler: unknown, operation: string, dispatcher: Dispatcher) {
  if (typeof handler !== 'function') throw new Error(`no handler for ${operation}`)
  const meta = part['~orpc'].meta as OperationMeta
  // Both checks run inside the middleware, so that what they refuse leaves as a fault too.
  const innermost = Number.POSITIVE_INFINITY
  return implement(part, { initialInputValidationIndex: innermost, initialOutputValidationIndex: innermost })
    .use(async ({ next }) => {
      try {
        await dispatcher.admit({ operation, meta })
        return await next()
      } catch (error) {
        throw toTransport(error, dispatcher.log)
      }
    })
    .handler(({ input, signal }) => dispatcher.run({ operation, meta, handler, input, signal }))
}
