import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { AuditCheckpoint, auditContract } from '#shared/contract/audit.ts'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { Fault } from '#shared/kernel/faults.ts'
import {
  auditExport,
  keepCopy,
  makeCheckpoint,
  type StoredCheckpoint,
  storedCheckpoints,
  verifyAuditInTurns,
} from '../../audit/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { expectationOf, type OpenStore, signerOf } from '../../store/index.ts'
import { writeArtifact } from '../document/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { listEntries } from './list.ts'
import { type AfterRevert, revert } from './revert.ts'

interface Parts {
  readonly resourcesDir: string
  /** The store that is open. */
  store(): OpenStore
  readonly afterRevert: AfterRevert
}

export function auditHandlers({ resourcesDir, store, afterRevert }: Parts): HandlersOf<typeof auditContract> {
  const labelOf = (userId: string) => store().keyring.labels.get(userId) ?? userId
  const described = (checkpoint: StoredCheckpoint): AuditCheckpoint => ({
    ...checkpoint,
    madeByLabel: labelOf(checkpoint.madeBy),
    copies: checkpoint.copies.map((copy) => ({ ...copy, by: labelOf(copy.by) })),
  })
  return {
    list: (input, context) => listEntries(input, context, store().keyring),
    state: async (_input, { db, connection }) => {
      const { keyring, rollback } = store()
      const distinct = async (column: 'action' | 'entity' | 'actor') => {
        const { rows } = await sql<{ value: string | null }>`
          select distinct ${sql.ref(column)} as value from audit order by 1`.execute(db.kysely)
        return rows.flatMap(({ value }) => (value === null ? [] : [value]))
      }
      const [actions, entities, actors] = await Promise.all([
        distinct('action'),
        distinct('entity'),
        distinct('actor'),
      ])
      const count = connection.raw.prepare('select count(*) as entries from audit').get() as {
        entries: number
      }
      return {
        ...count,
        actions,
        entities,
        actors: actors.map((id) => ({ id, label: keyring.labels.get(id) ?? id })),
        rollback,
      }
    },
    revert: async ({ seq }, context) => revert(seq, context, afterRevert),
    verify: async ({ checkpoints }, { connection, signal }) => {
      const given = checkpoints.map(({ name, note }) => ({ file: name, note, place: null }))
      return verifyAuditInTurns(connection, expectationOf(store(), connection, given), signal)
    },
    export: async ({ payloads }, { read, commit, clock, actor, progress, signal }) => {
      const open = store()
      const now = clock()
      const reader = open.openReader()
      const pieces: Buffer[] = []
      try {
        const total = (reader.raw.prepare('select count(*) as total from audit').get() as { total: number })
          .total
        for (const piece of auditExport(reader, { ...exportSurroundings(open), now, payloads })) {
          pieces.push(piece)
          progress({ done: Math.min(total, (pieces.length - 1) * 1_000), total, step: null })
          await new Promise((resolve) => setImmediate(resolve))
          signal.throwIfAborted()
        }
      } finally {
        reader.close()
      }
      const bytes = Buffer.concat(pieces)
      const fileHash = createHash('sha256').update(bytes).digest('hex')
      const values = {
        kind: 'audit-log' as const,
        format: 'jsonl' as const,
        language: await languageOf(read),
        fileName: `audit-log-${now.slice(0, 10)}.jsonl`,
        bytes: bytes.length,
        contentHash: fileHash,
        fileHash,
        createdAt: now,
        createdBy: actor.label,
      }
      const artifact: DocumentArtifact = await commit({ payloads, fileHash }, async ({ db, connection }) => {
        const made = await db.insert('document', values)
        writeArtifact(connection, made.id, bytes)
        return made
      })
      return { artifact }
    },
    verifier: async () => {
      const path = join(resourcesDir, 'verifier', 'verify-audit.mjs')
      return new File([readFileSync(path)], basename(path), { type: 'text/javascript' })
    },
    checkpoints: async ({ limit, cursor }, { connection }) => {
      const below = cursor === null ? {} : { below: Number(cursor) }
      const rows = storedCheckpoints(connection, { ...below, limit: limit + 1 })
      const page = rows.slice(0, limit)
      return {
        items: page.map(described),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      }
    },
    checkpoint: async (_input, { connection, db, now }) => {
      const { keyring } = store()
      const made = makeCheckpoint(connection, keyring.storeId, signerOf(keyring), { now, reason: 'demand' })
      db.note({ size: made.size, root: made.root, reason: made.reason })
      return described(made)
    },
    keepCheckpoint: async ({ id, place }, { connection, db, now, actor }) => {
      const size = Number(id)
      const find = () => storedCheckpoints(connection, { below: size + 1, limit: 1 })[0]
      if (find()?.size !== size) throw new Fault('not-found', { params: { entity: 'checkpoint', id } })
      keepCopy(connection, size, { place, at: now, by: actor.id })
      db.note({ size, place })
      const kept = find()
      if (!kept) throw new Error(`the checkpoint ${size} is gone`)
      return described(kept)
    },
    acknowledgeRollback: async ({ reason }, { db }) => {
      const { rollback } = store()
      if (rollback === null) throw new Fault('not-rolled-back')
      db.note({ ...rollback, acknowledgedBecause: reason })
      return {}
    },
  }
}

function exportSurroundings({ keyring }: OpenStore) {
  const { storeId, publicKeys, labels } = keyring
  return {
    storeId,
    signer: signerOf(keyring),
    users: [...publicKeys].map(([id, signingKey]) => ({ id, signingKey, label: labels.get(id) ?? id })),
  }
}

async function languageOf(read: ReadDb) {
  return (await organisationOf(read)).language
}
