import { describe, expect, test } from 'vitest'
import type { JobRecord } from '#shared/contract/job.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { newId } from '../../../src/renderer/design/records/new-id.ts'
import { resultOf, runsOf } from '../../../src/renderer/features/connection/runs.ts'

const connection = newId('connection')

describe('the runs of a connection', () => {
  test('are those of its own tests, discoveries and synchronisations, the newest first', () => {
    const test = job({ operation: 'connection.test', createdAt: '2026-11-01T08:00:00Z' })
    const sync = job({ operation: 'connection.sync', createdAt: '2026-11-03T08:00:00Z' })
    const other = job({ input: { id: newId('connection') } })
    const document = job({ operation: 'document.create', input: { kind: 'breach-register' } })
    expect(runsOf(connection, [test, other, document, sync], new Map())).toEqual([sync, test])
  })

  test('take the state that the engine reported last over the one that was read before', () => {
    const before = job({ state: 'running' })
    const after: JobRecord = { ...before, state: 'done' }
    expect(runsOf(connection, [before], new Map([[after.id, after]]))).toEqual([after])
  })

  test('hold a run that began after the list was read', () => {
    const begun = job({ state: 'queued' })
    expect(runsOf(connection, [], new Map([[begun.id, begun]]))).toEqual([begun])
  })
})

describe('the result of a run', () => {
  const counts = { datasets: 5, fields: 91, added: 4, vanished: 1, people: 0, notes: [] }

  test('of a discovery and of a synchronisation are counts', () => {
    expect(resultOf({ operation: 'connection.discover', result: counts })).toEqual({
      kind: 'discover',
      counts,
    })
    expect(resultOf({ operation: 'connection.sync', result: counts })).toEqual({ kind: 'sync', counts })
  })

  test('of a test names the account', () => {
    const result = { account: 'api.example.org', notes: [] }
    expect(resultOf({ operation: 'connection.test', result })).toEqual({ kind: 'test', ...result })
  })

  test('is missing while there is none', () => {
    expect(resultOf({ operation: 'connection.sync', result: null })).toBeNull()
    expect(resultOf({ operation: 'connection.test', result: null })).toBeNull()
  })
})

function job(of: Partial<Omit<JobRecord, 'createdAt'>> & { readonly createdAt?: string }): JobRecord {
  const createdAt = Instant.parse(of.createdAt ?? '2026-11-02T08:00:00Z')
  return {
    id: newId('job'),
    operation: 'connection.discover',
    state: 'done',
    progress: { done: 0, total: null, step: null },
    input: { id: connection },
    result: null,
    fault: null,
    startedBy: newId('user'),
    startedAt: createdAt,
    endedAt: null,
    ...of,
    createdAt,
  }
}
