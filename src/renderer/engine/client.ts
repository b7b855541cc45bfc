import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import type { Contract } from '#shared/contract/index.ts'

/** The operations of the engine, as the window calls them. */
export type EngineClient = ContractRouterClient<Contract>

/** Queries and mutations of every operation; the key of an entity's queries begins with its name. */
export type EngineQueries = RouterUtils<EngineClient>

export function queriesOf(client: EngineClient): EngineQueries {
  return createTanstackQueryUtils(client)
}
