import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import type { ListTarget } from '../../../src/renderer/design/chart/ChartCard.tsx'
import { lastMonths, overallRate, ratesByMonth } from '../../../src/renderer/features/today/chart-data.ts'
import { targets } from '../../../src/renderer/features/today/targets.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

/** How many entries a list has when it is opened as a link of Today opens it. */
async function entriesOf(client: TestClient, { to, search }: ListTarget): Promise<number> {
  const { filter, urgency } = search as { readonly filter?: never; readonly urgency?: never }
  if (to === '/calendar') return (await client.calendar.list({ urgency })).total
  const lists = {
    '/requests': client.rightsRequest,
    '/breaches': client.breach,
    '/processing': client.processingActivity,
  } as const
  const list = lists[to as keyof typeof lists]
  const { total } = await list.list({ filter })
  return total ?? -1
}

test('every figure of Today opens a list that has exactly as many entries', async () => {
  const { client, time } = await openTestStore({ now: '2025-01-20T09:00:00Z' })
  const at = (text: string) => Instant.parse(`${text}T09:00:00Z`)
  const request = async (receivedOn: string, answeredOn: string | null, event = 'answerSent' as const) => {
    time.set(`${answeredOn ?? receivedOn}T12:00:00Z`)
    const { id, revision } = await client.rightsRequest.create({
      subjectName: 'Iris Example',
      rights: ['art15Access', 'art17Erasure'],
      receivedAt: at(receivedOn),
    })
    if (answeredOn !== null)
      await client.rightsRequest.recordEvent({ id, revision, event: { event, occurredAt: at(answeredOn) } })
  }
  await request('2025-01-10', '2025-01-20')
  await request('2025-11-30', '2026-02-02')
  await request('2025-12-31', '2026-01-01')
  await request('2026-02-01', '2026-02-28')
  await request('2026-02-02', null)
  await request('2026-02-27', null)
  await request('2026-03-01', null)
  time.set('2026-03-27T18:00:00Z')
  for (const aware of [null, { at: at('2026-03-23'), reason: 'Logs', by: 'IT' }])
    await client.breach.create({ title: 'Mailbox', ...(aware ? { aware } : {}) })
  const { id, revision } = await client.breach.create({ title: 'Passwords copied' })
  const rated = { dpc: 4, ei: 1, confidentiality: 0, integrity: 0, availability: 0, malicious: 0 }
  const enisa = Object.fromEntries(
    Object.entries(rated).map(([factor, value]) => [factor, { value, reason: 'As the logs show' }]),
  )
  await client.breach.assess({ id, revision, facts: {}, enisa })
  for (const dueOn of ['2026-03-20', '2026-03-27', '2026-03-28', '2026-04-03', '2026-04-04'])
    await client.task.create({ title: dueOn, dueOn: dueOn as never })
  for (const name of ['Newsletter', 'Payroll'])
    await client.processingActivity.create({ name, reviewOn: '2026-03-01' as never })
  await client.processingActivity.create({
    name: 'Shop',
    description: 'Orders',
    department: 'Sales',
    owner: 'Bo',
  })

  const today = await client.dashboard.today()
  const months = lastMonths(today.today, 12)
  const rates = ratesByMonth(today.onTime, months)
  const figures: [string, number, ListTarget][] = [
    ...(['overdue', 'today', 'thisWeek'] as const).map(
      (urgency) => [urgency, today.due[urgency].count, targets.due(urgency)] as [string, number, ListTarget],
    ),
    ...(['breach', 'request'] as const).map(
      (kind) =>
        [`clocks of ${kind}`, today.clockCounts[kind], targets.clocks(kind)] as [string, number, ListTarget],
    ),
    ...today.requestsByMonth.map(
      ({ month, status, count }) =>
        [`${month} ${status}`, count, targets.receivedIn(month, status)] as [string, number, ListTarget],
    ),
    ...today.requestsByStatus.map(
      ({ key, count }) =>
        [key, count, targets.inState('/requests', 'status', key)] as [string, number, ListTarget],
    ),
    ...today.breachesBySeverity.map(
      ({ key, count }) =>
        [key, count, targets.inState('/breaches', 'severity', key)] as [string, number, ListTarget],
    ),
    ...rates.flatMap(({ month, closed, onTime }): [string, number, ListTarget][] => [
      [`closed ${month}`, closed, targets.closedIn(month)],
      [`in time ${month}`, onTime, targets.closedIn(month, true)],
    ]),
    [
      'closed in a year',
      rates.reduce((sum, { closed }) => sum + closed, 0),
      targets.closedInYear(today.today),
    ],
    ...today.completeness.bands.map(
      (band) => [`band ${band.from}`, band.count, targets.completeness(band)] as [string, number, ListTarget],
    ),
  ]
  for (const [what, figure, target] of figures)
    expect([what, await entriesOf(client, target)]).toEqual([what, figure])

  // The store is such that every kind of figure has something to be wrong about.
  expect(today.due).toMatchObject({
    overdue: { count: 5 },
    today: { count: 2 },
    thisWeek: { count: expect.any(Number) },
  })
  expect(today.breachesBySeverity).toEqual([
    { key: 'unrated', count: 2 },
    { key: 'very_high', count: 1 },
  ])
  expect(overallRate(rates)).toBe(66)
  expect(today.completeness.bands.filter(({ count }) => count > 0).length).toBeGreaterThan(0)
})
