import type { AnyContractRouter } from '@orpc/contract'
import type { Context, Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import type { CallHandler } from './server.ts'

/** Answers calls under `/rpc/` with the operations of `router`. */
export function callsOf<T extends Context>(
  router: Router<AnyContractRouter, T>,
  context: () => T,
): CallHandler {
  const handler = new RPCHandler<T>(router)
  return async (request) => {
    const { matched, response } = await handler.handle(request, { prefix: '/rpc', context: context() })
    return matched ? response : null
  }
}
