import type { TaskState } from '#shared/contract/codes.ts'
import type { taskContract } from '#shared/contract/task.ts'
import taskStates from '../../../../../resources/law/states/task.json' with { type: 'json' }
import type { HandlersOf } from '../../router/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import { registerHandlers } from '../register.ts'
import { requireTransition } from '../transition.ts'

const register = registerHandlers('task')

export const taskHandlers: HandlersOf<typeof taskContract> = {
  ...register,
  create: async (values, { db, now }) => {
    await requireNotBlanked(db, values.subjectId)
    return db.insert('task', { ...values, doneAt: values.status === 'done' ? now : null })
  },
  update: async ({ id, revision, changes }, { db, now }) => {
    await requireNotBlanked(db, changes.subjectId ?? null)
    const { status } = changes
    if (status === undefined) return db.update('task', id, revision, changes)
    const before = await db.get('task', id)
    requireTransition<TaskState>(taskStates, before.status, status)
    const doneAt = status === 'done' ? (before.doneAt ?? now) : null
    return db.update('task', id, revision, { ...changes, doneAt })
  },
}
