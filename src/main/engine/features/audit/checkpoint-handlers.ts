import type { AuditCheckpoint, auditContract } from '#shared/contract/audit.ts'
import { Fault } from '#shared/kernel/faults.ts'
import {
  checkpointCode,
  keepCopy,
  makeCheckpoint,
  type StoredCheckpoint,
  storedCheckpoints,
} from '../../audit/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { Connection } from '../../storage/index.ts'
import { signerOf } from '../../store/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { checkpointPaper } from './checkpoint-paper.ts'
import { type AuditParts, exportSurroundings, labelIn } from './parts.ts'

type Handlers = Pick<
  HandlersOf<typeof auditContract>,
  'checkpoints' | 'checkpoint' | 'checkpointPaper' | 'keepCheckpoint'
>

/** Signed statements of how the log stands, to be kept outside the machine. */
export function checkpointHandlers({ store, wordsOf, print }: AuditParts): Handlers {
  const described = (checkpoint: StoredCheckpoint): AuditCheckpoint => ({
    ...checkpoint,
    code: checkpointCode({ ...checkpoint, storeId: store().keyring.storeId }),
    madeByLabel: labelIn(store(), checkpoint.madeBy),
    copies: checkpoint.copies.map((copy) => ({ ...copy, by: labelIn(store(), copy.by) })),
  })
  const find = (connection: Connection, id: string): AuditCheckpoint => {
    const [found] = storedCheckpoints(connection, { below: Number(id) + 1, limit: 1 })
    if (found?.id !== id) throw new Fault('not-found', { params: { entity: 'checkpoint', id } })
    return described(found)
  }
  return {
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
    checkpointPaper: async ({ id, language }, { connection, db, today, zone, actor, signal }) => {
      const checkpoint = find(connection, id)
      const report = checkpointPaper({
        checkpoint,
        storeName: store().name,
        users: exportSurroundings(store()).users,
        organisation: await organisationOf(db),
        words: await wordsOf(language),
        today,
        zone,
        author: actor.label,
      })
      const bytes = await print(report, signal)
      return new File([new Uint8Array(bytes)], `audit-checkpoint-${checkpoint.size}.pdf`, {
        type: 'application/pdf',
      })
    },
    keepCheckpoint: async ({ id, place }, { connection, db, now, actor }) => {
      const { size } = find(connection, id)
      keepCopy(connection, size, { place, at: now, by: actor.id })
      db.note({ size, place })
      return find(connection, id)
    },
  }
}
