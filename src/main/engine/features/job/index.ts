import type { JobRecord, jobContract } from '#shared/contract/job.ts'
import { metaOf } from '#shared/contract/operations.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf, Jobs } from '../../router/index.ts'

/** @param jobs the running work of the open store */
export function jobHandlers(jobs: () => Jobs | undefined): HandlersOf<typeof jobContract> {
  const asKnown = (record: JobRecord) => jobs()?.asKnown(record) ?? record
  return {
    list: async (input, { db }) => {
      const sort = input.sort.length > 0 ? input.sort : [{ column: 'createdAt', direction: 'desc' as const }]
      const found = await db.list('job', { ...input, sort })
      return { ...found, items: found.items.map(asKnown) }
    },
    get: async ({ id }, { db }) => asKnown(await db.get('job', id)),
    cancel: async ({ id }, { db, actor }) => {
      const { operation, startedBy } = await db.get('job', id)
      if (startedBy !== actor.id && !metaOf(operation)?.roles.includes(actor.role)) {
        throw new Fault('forbidden', { params: { operation, role: actor.role } })
      }
      if (metaOf(operation)?.cancellable === false) throw new Fault('job-goes-on')
      jobs()?.cancel(id)
      return {}
    },
  }
}
