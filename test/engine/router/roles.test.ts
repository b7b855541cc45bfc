import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/kernel/operation.ts'

function* operations(
  part: unknown = contract,
  path: readonly string[] = [],
): Generator<[string, OperationMeta]> {
  if (isContractProcedure(part))
    yield [path.join('.'), (part as AnyContractProcedure)['~orpc'].meta as OperationMeta]
  else for (const [name, below] of Object.entries(part as object)) yield* operations(below, [...path, name])
}

const all = [...operations()]

test('every operation is named feature.verb', () => {
  for (const [name] of all) expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
})

test('these operations leave no audit entry, and no others', () => {
  const silent = all
    .filter(([, { kind, audit }]) => kind !== 'query' && audit === 'none')
    .map(([name]) => name)
  expect(silent).toEqual(['store.lock', 'preference.set', 'job.cancel'])
})

test('these operations work without an open store, and no others', () => {
  const open = all.filter(([, { roles }]) => roles.length === 0).map(([name]) => name)
  expect(open).toEqual([
    'store.session',
    'store.recent',
    'store.inspect',
    'store.create',
    'store.unlock',
    'store.forget',
    'store.lock',
    'event.subscribe',
  ])
})

test('an auditor may call queries, documents, files to look at and its own preferences, and nothing that changes a record', () => {
  const allowed = all
    .filter(([, { kind, roles }]) => kind !== 'query' && roles.includes('auditor'))
    .map(([name]) => name)
  expect(allowed).toEqual(['document.create', 'attachment.open', 'preference.set'])
})

test('a decider records decisions and changes nothing else', () => {
  const allowed = all
    .filter(([, { kind, roles }]) => kind !== 'query' && roles.includes('decider'))
    .map(([name]) => name)
  expect(allowed).toEqual([
    'processingActivity.approve',
    'breach.decide',
    'document.create',
    'attachment.open',
    'preference.set',
  ])
})
