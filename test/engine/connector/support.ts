import { fileURLToPath } from 'node:url'
import {
  type Connector,
  loadCatalogue,
  type OutboundCall,
  type Outside,
  openConnector,
} from '#engine/connector/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { twinToken } from '../../support/hubspot-twin.ts'
import { type VirtualPace, virtualPace } from '../../support/virtual-pace.ts'

export const catalogue = loadCatalogue(
  fileURLToPath(new URL('../../../resources/connectors', import.meta.url)),
)
export const now = Instant.parse('2026-11-21T09:00:00.000Z')

/** A signal that nobody raises. */
export const calm = new AbortController().signal

export interface TestNetwork extends Outside {
  readonly calls: OutboundCall[]
  readonly pace: VirtualPace
}

/** The real network with time that passes at once; keeps the network log. */
export function testNetwork(changes: Partial<Outside> = {}): TestNetwork {
  const calls: OutboundCall[] = []
  return {
    clock: () => now,
    log: {
      begin: async (call) => async (end) => {
        calls.push({ ...call, ...end })
      },
    },
    random: () => 0.5,
    ...changes,
    calls,
    pace: virtualPace(),
  }
}

/** The HubSpot connector before `url`. */
export async function openHubSpot(url: string, network: Outside, token = twinToken): Promise<Connector> {
  const definition = catalogue.get('hubspot')
  if (definition === undefined) throw new Error('there is no HubSpot connector')
  return openConnector(definition, { baseUrl: url, allowPrivate: true }, { token }, network)
}
