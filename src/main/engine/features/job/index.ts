import type { jobContract } from '#shared/contract/job.ts'
import type { HandlersOf, Jobs } from '../../router/index.ts'

/** @param jobs the running work of the open store */
export function jobHandlers(jobs: () => Jobs | undefined): HandlersOf<typeof jobContract> {
  return {
    list: async (input, { db }) => {
      const sort = input.sort.length > 0 ? input.sort : [{ column: 'createdAt', direction: 'desc' as const }]
      return db.list('job', { ...input, sort })
    },
    get: async ({ id }, { db }) => db.get('job', id),
    cancel: async ({ id }) => {
      jobs()?.cancel(id)
      return {}
    },
  }
}
