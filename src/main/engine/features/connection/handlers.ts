import { join } from 'node:path'
import type { connectionContract } from '#shared/contract/connection.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { checkedUrl, loadCatalogue, type Network } from '../../connector/index.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Events, HandlersOf, JobContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { type ClassifierRules, loadClassifierRules, moveDatasets } from '../inventory/index.ts'
import type { Cleansing } from '../person/index.ts'
import { applyChanges, registerHandlers } from '../register.ts'
import { dropSecret, keepSecret } from '../secret.ts'
import { discover } from './discover.ts'
import { leadsElsewhere, requireApproval } from './place.ts'
import { removeConnection } from './remove.ts'
import { sync } from './sync.ts'
import { type ConnectionParts, definitionOf, visit } from './visit.ts'

interface Parts {
  readonly resourcesDir: string
  readonly network?: Network | undefined
  /** The open store. */
  readonly open: () => OpenSession
  readonly events: Pick<Events, 'publish'>
  readonly cleansing: Cleansing
}

type Connection = EntityOf<'connection'>

export function connectionHandlers({
  resourcesDir,
  network = {},
  cleansing,
  open,
  events,
}: Parts): HandlersOf<typeof connectionContract> {
  const catalogue = loadCatalogue(join(resourcesDir, 'connectors'))
  const parts: ConnectionParts = { catalogue, network, cleansing, open, events }
  let rules: ClassifierRules | null = null
  const inTurn = oneAtATime()
  const requirePermitted = (connection: Pick<Connection, 'connector' | 'baseUrl' | 'allowPrivate'>) => {
    const { baseUrl, hosts } = definitionOf(catalogue, connection.connector)
    checkedUrl({
      baseUrl: connection.baseUrl || baseUrl,
      hosts,
      allowPrivate: connection.allowPrivate,
    })
  }
  return {
    ...registerHandlers('connection'),
    connectors: async () =>
      [...catalogue.values()].map(({ key, name, secrets, hosts, systemKind, documentation }) => ({
        key,
        name,
        hosts,
        systemKind,
        documentation,
        secrets: secrets.map((secret) => ({
          name: secret.name,
          label: { key: secret.label, params: {}, article: null },
        })),
      })),
    create: async (values, { db, actor }) => {
      requirePermitted(values)
      requireApproval(actor, values.allowPrivate)
      await db.get('system', values.systemId)
      return db.insert('connection', {
        ...values,
        hasSecret: false,
        status: 'untested',
        lastTestedAt: null,
        lastDiscoveredAt: null,
        lastSyncedAt: null,
        lastFault: null,
      })
    },
    update: async ({ id, revision, changes }, { db, actor }) => {
      const before = await db.get('connection', id)
      const after = applyChanges(before, changes)
      if (after.systemId !== before.systemId) {
        await db.get('system', after.systemId)
        await moveDatasets(db, after)
      }
      if (!leadsElsewhere(before, after)) return db.update('connection', id, revision, changes)
      requirePermitted(after)
      requireApproval(actor, after.allowPrivate)
      // The secret was given for the old place. Whoever changes the place must not have it sent there.
      await dropSecret(db, id)
      return db.update('connection', id, revision, {
        ...changes,
        hasSecret: false,
        status: 'untested',
        lastFault: null,
      })
    },
    remove: async ({ id, revision }, context) => {
      const { people } = await removeConnection(context, id, revision)
      if (people > 0) cleansing.owe(open(), context)
      return {}
    },
    setSecret: async ({ id, secret }, { db }) => {
      const { connector } = await db.get('connection', id)
      const names = definitionOf(catalogue, connector).secrets.map(({ name }) => name)
      const wrong = [...new Set([...names, ...Object.keys(secret)])].filter(
        (name) => !names.includes(name) || !secret[name]?.trim(),
      )
      if (wrong.length > 0)
        throw new Fault('invalid-input', {
          issues: wrong.map((name) => ({
            path: ['secret', name],
            key: names.includes(name) ? 'required' : 'unknownField',
          })),
        })
      await keepSecret(db, open().store.keyring, id, secret)
      return db.update('connection', id, null, { hasSecret: true, status: 'untested', lastFault: null })
    },
    test: async ({ id }, context) =>
      inTurn(id, context, () =>
        visit(parts, context, id, async ({ connector, signal, commit }) => {
          await connector.test(signal)
          await commit({}, ({ db, now }) =>
            db.update('connection', id, null, { status: 'working', lastTestedAt: now, lastFault: null }),
          )
          return { account: connector.host, notes: [] }
        }),
      ),
    discover: async ({ id }, context) =>
      inTurn(id, context, () => {
        rules ??= loadClassifierRules(resourcesDir)
        const loaded = rules
        return visit(parts, context, id, (visiting) => discover(visiting, loaded))
      }),
    sync: async ({ id }, context) =>
      inTurn(id, context, () => visit(parts, context, id, (visiting) => sync(visiting, context))),
  }
}

/** Lets the jobs of one connection follow each other: two at once would write over each other's cursor. */
function oneAtATime() {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(id: string, { signal }: JobContext, work: () => Promise<T>): Promise<T> => {
    const begin = () => {
      signal.throwIfAborted()
      return work()
    }
    const mine = (last.get(id) ?? Promise.resolve()).then(begin, begin)
    last.set(id, mine)
    try {
      return await mine
    } finally {
      if (last.get(id) === mine) last.delete(id)
    }
  }
}
