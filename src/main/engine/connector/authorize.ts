import { Fault } from '#shared/kernel/faults.ts'
import type { ConnectorDefinition } from './definition.ts'

/** The parts of a connection's secret by the names that the connector declares, such as `token`. */
export type Secret = Readonly<Record<string, string>>

/**
 * The headers that sign a request in.
 * @throws Fault `connector-refused` where a part of the secret is missing or could break out of its header
 */
export function authorizationHeaders(
  { authentication }: Pick<ConnectorDefinition, 'authentication'>,
  secret: Secret,
): Readonly<Record<string, string>> {
  switch (authentication.kind) {
    case 'bearer':
      return { authorization: `Bearer ${part(secret, authentication.secret)}` }
    case 'basic': {
      const pair = `${part(secret, authentication.user)}:${part(secret, authentication.password)}`
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    }
    case 'header':
      return { [authentication.name.toLowerCase()]: part(secret, authentication.secret) }
  }
}

function part(secret: Secret, name: string): string {
  const value = Object.hasOwn(secret, name) ? (secret[name] ?? '').trim() : ''
  if (!/^[\x20-\x7E]+$/.test(value))
    throw new Fault('connector-refused', { params: { host: '', status: null, reason: 'secret' } })
  return value
}
