import type { dueListContract } from '#shared/contract/due-list.ts'
import type { Clock } from '#shared/kernel/dates.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Events, HandlersOf } from '../../router/index.ts'
import { dueAcross } from './across.ts'
import type { DueKeeper } from './keeper.ts'

interface Parts {
  readonly keeper: DueKeeper
  readonly clock: Clock
  readonly events: Pick<Events, 'publish'>
  readonly open: () => OpenSession
  readonly knownStores: () => readonly string[]
}

export function dueListHandlers({
  keeper,
  clock,
  events,
  open,
  knownStores,
}: Parts): HandlersOf<typeof dueListContract> {
  const { files } = keeper
  return {
    get: async () => {
      const { store } = open()
      const { storeId } = store.keyring
      const label = files.has(storeId) ? (files.read(storeId)?.content.label ?? store.name) : null
      return { label, proposed: store.name }
    },
    change: async ({ label }, { db }) => {
      const session = open()
      const { storeId } = session.store.keyring
      db.note({ on: label !== null })
      // What leaves the store leaves it first, so that a disk that refuses it is told; what comes back is gone at once.
      if (label === null) files.remove(storeId)
      else await keeper.write(session, label)
      db.afterCommit(() => events.publish({ type: 'changed', entities: ['dueList'] }))
      return { label }
    },
    across: async () => dueAcross(files, knownStores(), clock()),
    dismiss: async ({ storeId }) => {
      files.remove(storeId)
      return {}
    },
  }
}
