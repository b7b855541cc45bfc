import type { AnyContractRouter } from '@orpc/contract'
import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import type { CallHandler } from './answer.ts'

/** Answers calls under `/rpc/` with the operations of `router`. */
export function callsOf(router: Router<AnyContractRouter, Record<never, never>>): CallHandler {
  const handler = new RPCHandler(router)
  return async (request) => {
    const { matched, response } = await handler.handle(request, { prefix: '/rpc', context: {} })
    return matched ? response : null
  }
}
