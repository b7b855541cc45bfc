import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { entity, oneRevision } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { Message } from '../kernel/message.ts'
import { command, job, query } from '../kernel/operation.ts'
import { registerOperations } from '../kernel/register.ts'
import { dpoOnly, editors, everyone } from '../kernel/roles.ts'
import { OptionalUrl, ShortText } from './texts.ts'

const shape = {
  name: ShortText,
  /** The connector file under `resources/connectors` that describes the system. */
  connector: z.string().regex(/^[a-z][a-z0-9-]*$/),
  systemId: id('system'),
  /** In place of the connector's own host: a self-hosted system or a test. Empty: the connector's own. */
  baseUrl: OptionalUrl,
  /** Permits http and private addresses for this connection; audited. */
  allowPrivate: z.boolean().default(false),
}

/** A link to a system's API. Its secret stands apart, under its own key, and never leaves the engine. */
export const Connection = entity('connection', {
  ...shape,
  hasSecret: z.boolean(),
  status: z.enum(['untested', 'working', 'failing']),
  lastTestedAt: Instant.nullable(),
  lastDiscoveredAt: Instant.nullable(),
  lastSyncedAt: Instant.nullable(),
  lastFault: Message.nullable(),
})
export type Connection = z.infer<typeof Connection>

/** A connector as its file describes it, for the form. */
export const ConnectorSummary = z.object({
  key: z.string(),
  name: z.string(),
  /** The fields of its secret, such as `token`. */
  secrets: z.array(z.object({ name: z.string(), label: Message })),
  hosts: z.array(z.string()),
  systemKind: z.string(),
  documentation: z.string(),
})

/** What a discovery or a synchronisation left behind. */
export const SyncResult = z.object({
  datasets: z.int(),
  fields: z.int(),
  added: z.int(),
  vanished: z.int(),
  people: z.int(),
  notes: z.array(Message),
})

const operations = registerOperations(
  'connection',
  shape,
  Connection,
  {
    search: z.string(),
    systemId: z.array(id('system')),
    status: z.array(z.enum(['untested', 'working', 'failing'])),
  },
  ['name', 'connector', 'status', 'lastSyncedAt', 'updatedAt'],
)

export const connectionContract = {
  ...operations,
  /** Removes a connection with its secret, the people that it read and its snapshots, which do not come back. */
  remove: command({ input: oneRevision('connection'), output: z.object({}), roles: dpoOnly }),
  connectors: query({
    input: z.object({}).prefault({}),
    output: z.array(ConnectorSummary),
    roles: everyone,
  }),
  /** Keeps the secret (encrypted under the credentials key); it can be replaced, never read back. */
  setSecret: command({
    input: z.object({ id: id('connection'), secret: z.record(z.string(), z.string().max(4_000)) }),
    output: Connection,
    roles: editors,
  }),
  /** One cheap call that shows whether the secret is accepted. */
  test: job({
    input: z.object({ id: id('connection') }),
    result: z.object({ account: z.string(), notes: z.array(Message) }),
    roles: editors,
  }),
  /** Reads the system's object types and fields, keeps a dated, hashed snapshot, and proposes categories. */
  discover: job({ input: z.object({ id: id('connection') }), result: SyncResult, roles: editors }),
  /** Reads the people; resumes where an interrupted run stopped. */
  sync: job({ input: z.object({ id: id('connection') }), result: SyncResult, roles: editors }),
}
