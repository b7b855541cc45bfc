import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test('a task is open until it is done, and the engine says when that was', async () => {
  const { client, time } = await openTestStore()
  const task = await client.task.create({ title: 'Call the works council' })
  expect(task).toMatchObject({ status: 'open', doneAt: null })
  time.forward({ hours: 2 })
  const done = await client.task.update({ id: task.id, revision: 1, changes: { status: 'done' } })
  expect(done.doneAt).toBe('2026-02-01T11:00:00.000Z')
  const again = await client.task.update({ id: task.id, revision: 2, changes: { status: 'open' } })
  expect(again.doneAt).toBeNull()
})

test('a dropped task is not done without being opened again', async () => {
  const { client } = await openTestStore()
  const task = await client.task.create({ title: 'Obsolete', status: 'dropped' })
  await expect(
    client.task.update({ id: task.id, revision: 1, changes: { status: 'done' } }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['status'], key: 'noTransition' }] },
  })
})
