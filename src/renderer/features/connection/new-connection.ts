import * as z from 'zod'
import { SystemKind } from '#shared/contract/codes.ts'
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

/** A new connection to the first connector. */
export function blankConnection(
  connectors: readonly Connector[],
  systemId: Id<'system'> | null,
): NewConnection {
  const [first] = connectors
  return {
    ...namesFrom(first),
    connector: first?.key ?? '',
    systemChoice: systemId === null ? 'new' : 'existing',
    systemId,
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
): NewConnection {
  if (before.connector === after.connector) return after
  const old = namesFrom(connectors.find(({ key }) => key === before.connector))
  const next = namesFrom(connectors.find(({ key }) => key === after.connector))
  return {
    ...after,
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

function namesFrom(
  connector: Connector | undefined,
): Pick<NewConnection, 'name' | 'systemName' | 'systemKind'> {
  const name = connector?.name ?? ''
  return { name, systemName: name, systemKind: SystemKind.safeParse(connector?.systemKind).data ?? 'other' }
}
