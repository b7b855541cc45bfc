import { describe, expect, test } from 'vitest'
import { deadlineFromOptions, type LegalEvent } from '#engine/deadline/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { calendars, clockOf, happened, law } from './world.ts'

const limitsOf = (events: readonly LegalEvent[]) =>
  clockOf(events).otherLimits.map(({ duty, dueOn, dueAt }) => ({ duty, dueOn, dueAt }))

describe('a request that is the controller’s', () => {
  const received = happened('receivedByController', '2026-03-27')
  const found = (facts: NonNullable<LegalEvent['facts']>) =>
    happened('weAreProcessor', '2026-03-28T09:00:00Z', { facts })

  test('has the hours of the contract from its receipt, in real time, and no clock of Art. 12', () => {
    const clock = clockOf([received, found({ contractHours: 72 })])
    expect(clock).toMatchObject({ state: 'notStarted', dueLegal: null })
    expect(limitsOf([received, found({ contractHours: 72 })])).toEqual([
      { duty: 'forwardToController', dueOn: null, dueAt: '2026-03-30T12:00:00.000Z' },
    ])
  })

  test('has the days of the contract', () => {
    expect(limitsOf([received, found({ contractDays: 2 })])).toMatchObject([{ dueOn: '2026-03-29' }])
  })

  test('is owed without a date where the contract sets none', () => {
    expect(limitsOf([received, found({})])).toEqual([
      { duty: 'forwardToController', dueOn: null, dueAt: null },
    ])
  })

  test('is done when it is forwarded', () => {
    const forwarded = happened('forwardedToController', '2026-03-29')
    expect(limitsOf([received, found({ contractHours: 72 }), forwarded])).toEqual([])
  })
})

describe('a request that reached a processor', () => {
  const elsewhere = happened('receivedByProcessor', '2026-03-02')

  test('is asked for until it is forwarded', () => {
    expect(limitsOf([elsewhere])).toEqual([{ duty: 'awaitForwarding', dueOn: null, dueAt: null }])
    expect(limitsOf([elsewhere, happened('receivedByController', '2026-03-05')])).toEqual([])
  })

  test('is ours where people may address us through it', () => {
    expect(limitsOf([{ ...elsewhere, facts: { officialChannel: true } }])).toEqual([])
  })
})

describe('on the command line', () => {
  const place = { regime: 'eu', timezone: 'Europe/Paris', country: 'FR' }

  test('hours of the contract make the date by which a request goes to the controller', () => {
    const sheet = deadlineFromOptions(
      {
        ...place,
        right: 'access',
        received: '2026-03-02T10:00',
        events: ['weAreProcessor:2026-03-02T12:00'],
        contractHours: 48,
      },
      law,
      calendars,
    )
    expect(sheet).toMatchObject({
      due: null,
      otherLimits: [{ duty: 'forwardToController', dueAt: '2026-03-04T09:00:00.000Z' }],
    })
  })

  test('hours of the contract make the date of the notice to a controller', () => {
    const events = ['weAsProcessorAware:2026-03-02T12:00']
    const sheet = deadlineFromOptions({ ...place, breach: true, events, contractHours: 24 }, law, calendars)
    expect(sheet.otherLimits).toMatchObject([{ duty: 'notifyController', dueAt: '2026-03-03T11:00:00.000Z' }])
  })

  test('hours of a contract without its event are refused', () => {
    const options = { ...place, right: 'access', received: '2026-03-02T10:00', contractHours: 48 }
    expect(() => deadlineFromOptions(options, law, calendars)).toThrow('invalid-input')
    const breach = { ...place, breach: true, aware: '2026-03-02T10:00', contractHours: 48 }
    expect(() => deadlineFromOptions(breach, law, calendars)).toThrow('invalid-input')
  })
})

test('a request that is the controller’s stands on Today until it is forwarded', async () => {
  const { client } = await openTestStore({ now: '2026-03-04T10:00:00Z' })
  const { id, revision } = await client.rightsRequest.create({
    subjectName: 'Ana',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
  })
  const limits = async () =>
    (await client.calendar.list({})).items.map(({ limit, dueAt, urgency }) => [limit, dueAt, urgency])
  const ours = await client.rightsRequest.recordEvent({
    id,
    revision,
    event: {
      event: 'weAreProcessor',
      occurredAt: Instant.parse('2026-03-02T12:00:00Z'),
      evidence: 'Contract, clause 8',
      facts: { contractHours: 24 },
    },
  })
  expect(await limits()).toEqual([['forwardToController', '2026-03-03T09:00:00.000Z', 'overdue']])
  await client.rightsRequest.recordEvent({
    id,
    revision: ours.revision,
    event: { event: 'forwardedToController', occurredAt: Instant.parse('2026-03-04T09:00:00Z') },
  })
  expect(await limits()).toEqual([])
})

test('after 48 hours of doubt the end of the 72 proposes an initial notification', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-11T09:00:00Z' })
  await client.breach.create({
    title: 'Servers encrypted',
    aware: { at: Instant.parse('2026-03-10T08:00:00Z'), reason: 'Confirmed', by: 'Head of IT' },
  })
  const deadline = async () => (await client.calendar.list({})).items[0]
  const before = await deadline()
  expect(before?.limit).toBe('notification')
  time.set('2026-03-12T08:00:00Z')
  expect(await deadline()).toMatchObject({ limit: 'proposedNotification', uid: before?.uid })
})
