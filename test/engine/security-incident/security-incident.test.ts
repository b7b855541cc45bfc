import { describe, expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const at = (text: string) => Instant.parse(text)
const signal = { title: 'Foreign log-ins', firstSignalAt: at('2026-03-10T06:00:00Z') }
const missing = 'breach_00000000000000000000000000' as Id<'breach'>
const finding = { decidedBy: 'Head of IT', reason: 'Log-ins from abroad are confirmed' }

describe('a security incident', () => {
  test('has no moments in the future, which no breach would take from it', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, revision } = await client.securityIncident.create(signal)
    for (const field of ['detectedAt', 'reportedAt', 'investigationEndedAt'] as const) {
      const changes = { [field]: at('2026-03-11T09:00:00Z') }
      const refused = { code: 'invalid-input', data: { issues: [{ path: [field], key: 'inFuture' }] } }
      await expect(client.securityIncident.create({ ...signal, ...changes })).rejects.toMatchObject(refused)
      await expect(client.securityIncident.update({ id, revision, changes })).rejects.toMatchObject(refused)
    }
  })

  test('that is investigated asks after 24 hours whether one is certain already, and no more once it ended', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, revision, certaintyDueAt } = await client.securityIncident.create({
      ...signal,
      investigationStartedAt: at('2026-03-10T08:00:00Z'),
    })
    expect(certaintyDueAt).toBe('2026-03-11T08:00:00.000Z')
    const { due } = await client.dashboard.today({})
    expect(due.thisWeek.items).toMatchObject([
      { recordId: id, kind: 'incident', dueAt: '2026-03-11T08:00:00.000Z' },
    ])
    const { items, counts } = await client.calendar.list({ kinds: ['incident'] })
    expect(items).toMatchObject([{ recordId: id, limit: 'certainty', title: 'Foreign log-ins' }])
    expect(counts.incident).toBe(1)
    const ended = await client.securityIncident.update({
      id,
      revision,
      changes: { investigationEndedAt: at('2026-03-10T08:50:00Z') },
    })
    expect(ended.certaintyDueAt).toBeNull()
  })

  test('becomes a breach for each controller and law, with what is known and without awareness', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, reference, revision } = await client.securityIncident.create({
      ...signal,
      description: 'The gateway shows log-ins from abroad',
      dpoInformedAt: at('2026-03-10T07:00:00Z'),
      investigationStartedAt: at('2026-03-10T08:00:00Z'),
    })
    const triaged = await client.securityIncident.triage({
      id,
      revision,
      outcome: 'breach',
      ...finding,
      breaches: [
        { title: 'Foreign log-ins, customers', regimes: ['eu'] },
        { title: 'Foreign log-ins, British branch', regimes: ['uk'] },
      ],
    })
    expect(triaged).toMatchObject({ outcome: 'breach', certaintyDueAt: null, triage: finding })
    const { items } = await client.breach.list({
      filter: { incidentId: [id] },
      sort: [{ column: 'reference', direction: 'asc' }],
    })
    expect(items.map(({ title, regimes }) => [title, regimes])).toEqual([
      ['Foreign log-ins, customers', ['eu']],
      ['Foreign log-ins, British branch', ['uk']],
    ])
    const [breach] = items
    expect(breach).toMatchObject({ awareAt: null, description: 'The gateway shows log-ins from abroad' })
    const { events } = await client.breach.clock({ id: breach?.id ?? missing })
    const inOrder = events.toSorted((one, other) => one.occurredAt.localeCompare(other.occurredAt))
    expect(inOrder.map(({ event, evidence }) => [event, evidence])).toEqual([
      ['firstSignal', reference],
      ['dpoInformed', reference],
      ['investigationStarted', reference],
    ])
  })

  test('that was a near miss stays out of the register of breaches', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, revision } = await client.securityIncident.create(signal)
    const { outcome } = await client.securityIncident.triage({
      id,
      revision,
      outcome: 'nearMiss',
      ...finding,
    })
    expect(outcome).toBe('nearMiss')
    expect((await client.breach.list({})).items).toEqual([])
  })

  test.each([
    ['a breach without any', 'breach', []],
    ['a near miss with one', 'nearMiss', [{ title: 'All the same', regimes: ['eu' as const] }]],
  ] as const)('is not found to be %s', async (_what, outcome, breaches) => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, revision } = await client.securityIncident.create(signal)
    await expect(
      client.securityIncident.triage({
        id,
        revision,
        outcome,
        ...finding,
        breaches: breaches.map(({ title, regimes }) => ({ title, regimes: [...regimes] })),
      }),
    ).rejects.toMatchObject({ data: { issues: [{ path: ['breaches'], key: 'required' }] } })
  })

  test('is not removed while a breach names it', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, revision } = await client.securityIncident.create(signal)
    const triaged = await client.securityIncident.triage({
      id,
      revision,
      outcome: 'breach',
      ...finding,
      breaches: [{ title: 'Foreign log-ins', regimes: ['eu'] }],
    })
    await expect(client.securityIncident.remove({ id, revision: triaged.revision })).rejects.toMatchObject({
      code: 'still-in-use',
    })
  })
})
