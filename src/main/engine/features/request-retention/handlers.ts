import {
  keptUntil,
  type RetentionPolicy,
  type requestRetentionContract,
  usualMonths,
} from '#shared/contract/request-retention.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Events, HandlersOf } from '../../router/index.ts'
import { copiesWith } from '../../store/backup/index.ts'
import { requestFiles } from '../../store/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import type { Cleansing } from '../person/index.ts'
import { keepRetentionPolicy, pastRetention, retentionPolicies } from '../retention-policy.ts'
import { blank } from './blank.ts'
import { contentOf } from './content.ts'
import { keptBecause } from './kept.ts'

interface Parts {
  readonly cleansing: Cleansing
  readonly events: Pick<Events, 'publish'>
  open(): OpenSession
}

export function requestRetentionHandlers(parts: Parts): HandlersOf<typeof requestRetentionContract> {
  const { open, events } = parts
  return {
    policy: async (_input, { db }) => policies(await retentionPolicies(db)),
    change: async ({ monthsAfterClosing, reason }, { db, now, actor }) => {
      const [before] = await retentionPolicies(db)
      if (monthsAfterClosing === before.monthsAfterClosing)
        throw new Fault('invalid-input', { issues: [{ path: ['monthsAfterClosing'], key: 'unchanged' }] })
      await keepRetentionPolicy(db, { monthsAfterClosing, reason, by: actor.label, since: now })
      db.note({ before: before.monthsAfterClosing, after: monthsAfterClosing, reason })
      db.afterCommit(() =>
        events.publish({ type: 'changed', entities: ['requestRetention', 'rightsRequest'] }),
      )
      return policies(await retentionPolicies(db))
    },
    preview: async ({ ids }, { db, today, zone }) => {
      const [{ monthsAfterClosing: months }] = await retentionPolicies(db)
      if (ids !== null) for (const id of ids) await requireNotBlanked(db, id)
      const page = await db.list(
        'rightsRequest',
        {
          filter: ids === null ? { pastRetention: true } : { ids },
          sort: [{ column: 'closedOn', direction: 'asc' }],
          limit: pageLimit,
          cursor: null,
        },
        { pastRetention: await pastRetention(db, today) },
      )
      const kept = await keptBecause(db, page.items, { today, months })
      const keptOf = ({ id }: { readonly id: string }) => [...(kept.get(id) ?? [])]
      const goes = page.items.filter((request) => keptOf(request).length === 0)
      return {
        files: page.items.map((request) => ({
          id: request.id,
          reference: request.reference,
          receivedOn: request.receivedOn,
          closedOn: request.closedOn,
          keptUntilOn: keptUntil(request.closedOn, months),
          kept: keptOf(request),
        })),
        total: page.total,
        removes: contentOf(await requestFiles(db, goes)),
        copies: [...(await copiesWith(open().store, { db, zone }))],
      }
    },
    blank: async ({ ids }, context) => blank({ ...parts, session: open() }, ids, context),
  }
}

function policies([current, ...earlier]: readonly [RetentionPolicy, ...RetentionPolicy[]]) {
  return { current, earlier, usualMonths }
}
