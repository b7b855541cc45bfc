import { createContext, use } from 'react'
import type { Host } from '#shared/contract/host.ts'
import type { EngineClient, EngineQueries } from '../engine/client.ts'

/** What every screen reaches the engine and the shell through. */
export interface Engine {
  readonly client: EngineClient
  readonly query: EngineQueries
  readonly host: Host
}

export const EngineContext = createContext<Engine | null>(null)

/** The engine of this window. */
export function useEngine(): Engine {
  const engine = use(EngineContext)
  if (engine === null) throw new Error('no engine around this component')
  return engine
}
