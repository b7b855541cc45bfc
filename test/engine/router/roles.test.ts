import { expect, test } from 'vitest'
import { metaOf, operations } from '#shared/contract/operations.ts'

const all = [...operations.keys()].map((name) => [name, metaOf(name)] as const)

test('every operation is named feature.verb', () => {
  for (const [name] of all) expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
})

test('these operations leave no audit entry, and no others', () => {
  const silent = all
    .filter(([, meta]) => meta?.kind !== 'query' && meta?.audit === 'none')
    .map(([name]) => name)
  expect(silent).toEqual([
    'store.lock',
    'store.touch',
    'dashboard.digest',
    'dashboard.dismissDigest',
    'dueList.dismiss',
    'preference.set',
    'job.cancel',
  ])
})

test('these operations work without an open store, and no others', () => {
  const open = all.filter(([, meta]) => meta?.roles.length === 0).map(([name]) => name)
  expect(open).toEqual([
    'store.session',
    'store.recent',
    'store.inspect',
    'store.create',
    'store.unlock',
    'store.forget',
    'store.lock',
    'store.touch',
    'key.proposePassphrase',
    'organisation.regions',
    'dueList.across',
    'dueList.dismiss',
    'backup.find',
    'backup.inspect',
    'backup.restore',
    'event.subscribe',
  ])
})
