import { createORPCClient } from '@orpc/client'
import { bridgeName } from '#shared/contract/bridge.ts'
import type { Host } from '#shared/contract/host.ts'
import { browserHost } from './browser-host.ts'
import type { EngineClient } from './client.ts'
import { bridgeOf, desktopHost } from './desktop-host.ts'
import { httpLink } from './http-link.ts'
import { portLink } from './port-link.ts'
import { arrive } from './session.ts'

/** How this window reaches its engine and its shell. */
export interface Connection {
  readonly client: EngineClient
  readonly host: Host
  /** The store that the command line named; null: none. */
  readonly proposedStore: string | null
}

/**
 * Connects the window: by the port that the desktop shell hands over, or by HTTP to the loopback shell that served this
 * page. Null: the page was opened without the one-time address and no other tab has a session.
 */
export async function connect(): Promise<Connection | null> {
  const bridge = bridgeOf(window, bridgeName)
  if (bridge !== null) {
    const client: EngineClient = createORPCClient(await portLink(bridge))
    return { client, host: desktopHost(bridge), proposedStore: null }
  }
  const arrival = await arrive()
  if (arrival.token === null) return null
  const client: EngineClient = createORPCClient(httpLink(location.origin, arrival.token, arrival.end))
  return { client, host: browserHost(client), proposedStore: arrival.store }
}
