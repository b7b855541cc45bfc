import * as z from 'zod'
import { SystemKind } from '#shared/contract/codes.ts'
import type { System } from '#shared/contract/system.ts'
import { OptionalUrl, ShortText } from '#shared/contract/texts.ts'
import { type Id, id } from '#shared/kernel/ids.ts'
import { type Secret, secretSchema } from './secret.tsx'
import type { Connector } from './use-connectors.tsx'

/** What the wizard asks. Everything but the secret is kept as a draft. */
export interface NewConnection {
  connector: string
  /** The connection belongs to a system of the register, or to one that is made with it. */
  systemChoice: 'new' | 'existing'
  systemId: Id<'system'> | null
  systemName: string
  systemKind: SystemKind
  name: string
  secret: Secret
  baseUrl: string
  allowPrivate: boolean
}

/** What the wizard knows of the systems of the register. */
export type KnownSystem = Pick<System, 'id' | 'name' | 'kind'>

/**
 * A new connection to the first connector.
 * @param systemId the system that it is begun from; null: none, and one that is recorded already is proposed before a
 * second one
 */
export function blankConnection(
  connectors: readonly Connector[],
  systemId: Id<'system'> | null,
  systems: readonly KnownSystem[] = [],
): NewConnection {
  const [first] = connectors
  return {
    ...namesFrom(first),
    connector: first?.key ?? '',
    ...systemFor(first, systemId, systems),
    secret: {},
    baseUrl: '',
    allowPrivate: false,
  }
}

/** What the person typed last, after the change of the connector renamed what nobody had named yet. */
export function afterChange(
  before: NewConnection,
  after: NewConnection,
  connectors: readonly Connector[],
  systems: readonly KnownSystem[] = [],
): NewConnection {
  if (before.connector === after.connector) return after
  const oldConnector = connectors.find(({ key }) => key === before.connector)
  const nextConnector = connectors.find(({ key }) => key === after.connector)
  const old = namesFrom(oldConnector)
  const next = namesFrom(nextConnector)
  const proposed = systemFor(oldConnector, null, systems)
  const isProposal = before.systemChoice === proposed.systemChoice && before.systemId === proposed.systemId
  return {
    ...after,
    ...(isProposal ? systemFor(nextConnector, null, systems) : {}),
    secret: {},
    name: after.name === old.name ? next.name : after.name,
    systemName: after.systemName === old.systemName ? next.systemName : after.systemName,
    systemKind: next.systemKind,
  }
}

/** Checks the whole: the system that was chosen, the parts of the secret that the connector asks for. */
export function newConnectionSchema(connector: Connector | undefined) {
  return z
    .object({
      connector: z.string().min(1),
      systemChoice: z.enum(['new', 'existing']),
      systemId: id('system').nullable(),
      systemName: z.string().trim().max(300),
      systemKind: SystemKind,
      name: ShortText,
      secret: secretSchema(connector),
      baseUrl: OptionalUrl,
      allowPrivate: z.boolean(),
    })
    .superRefine(({ systemChoice, systemId, systemName }, { addIssue }) => {
      if (systemChoice === 'existing' && systemId === null) addIssue({ code: 'custom', path: ['systemId'] })
      if (systemChoice === 'new' && systemName === '') addIssue({ code: 'custom', path: ['systemName'] })
    })
}

/**
 * The system of the register that bears the connector's name, alone or among other words; else the only one of its kind,
 * whatever the organisation calls it; a new one where there is none.
 */
function systemFor(
  connector: Connector | undefined,
  systemId: Id<'system'> | null,
  systems: readonly KnownSystem[],
): Pick<NewConnection, 'systemChoice' | 'systemId'> {
  const named = connector?.name.toLocaleLowerCase() ?? ''
  const ofItsKind = systems.filter(({ kind }) => kind === connector?.systemKind)
  const known =
    systems.find(({ name }) => ` ${name.toLocaleLowerCase()} `.includes(` ${named} `)) ??
    (ofItsKind.length === 1 ? ofItsKind[0] : undefined)
  const chosen = systemId ?? (named === '' ? null : (known?.id ?? null))
  return { systemChoice: chosen === null ? 'new' : 'existing', systemId: chosen }
}

function namesFrom(
  connector: Connector | undefined,
): Pick<NewConnection, 'name' | 'systemName' | 'systemKind'> {
  const name = connector?.name ?? ''
  return { name, systemName: name, systemKind: SystemKind.safeParse(connector?.systemKind).data ?? 'other' }
}
