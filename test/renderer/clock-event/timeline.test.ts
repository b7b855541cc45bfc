import { expect, test } from 'vitest'
import { ClockEvent, type ClockEventName } from '#shared/contract/clock.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { standingEvents, timelineOf } from '../../../src/renderer/design/clock-event/timeline.ts'

const newId = idMaker(
  () => 1_700_000_000_000,
  (bytes) => bytes.map((_, place) => (place * 7 + count++) % 256),
)
let count = 0
const subjectId = newId('request')

function event(
  name: ClockEventName,
  occurredOn: string,
  more: { readonly recordedOn?: string; readonly correctionOf?: string } = {},
): ClockEvent {
  const { recordedOn = occurredOn, correctionOf = null } = more
  return ClockEvent.parse({
    id: newId('event'),
    subjectId,
    decision: null,
    event: name,
    occurredAt: `${occurredOn}T09:00:00Z`,
    recordedAt: `${recordedOn}T10:00:00Z`,
    recordedBy: 'Ana',
    correctionOf,
  })
}

test('the file stands in the order in which things happened, not in which they were recorded', () => {
  const asked = event('identityAsked', '2026-03-03', { recordedOn: '2026-03-20' })
  const received = event('receivedByController', '2026-03-02')
  const answered = event('answerSent', '2026-03-10')
  const names = timelineOf([answered, received, asked]).map((entry) => entry.event.event)
  expect(names).toEqual(['receivedByController', 'identityAsked', 'answerSent'])
})

test('a corrected entry stays visible and says what stands in its place', () => {
  const wrong = event('receivedByController', '2026-03-05')
  const right = event('receivedByController', '2026-03-02', {
    recordedOn: '2026-03-06',
    correctionOf: wrong.id,
  })
  const entries = timelineOf([wrong, right])
  expect(entries.find((entry) => entry.event === wrong)?.correctedBy).toBe(right)
  expect(entries.find((entry) => entry.event === right)).toMatchObject({ corrects: wrong, correctedBy: null })
  expect(standingEvents([wrong, right])).toEqual([right])
})

test('of two corrections of one event the one that was recorded later stands', () => {
  const wrong = event('answerSent', '2026-03-05')
  const second = event('answerSent', '2026-03-07', { recordedOn: '2026-03-09', correctionOf: wrong.id })
  const first = event('answerSent', '2026-03-06', { recordedOn: '2026-03-08', correctionOf: wrong.id })
  expect(standingEvents([wrong, second, first])).toEqual([second])
  expect(timelineOf([wrong, second, first]).find((entry) => entry.event === first)?.correctedBy).toBe(second)
})

test('an entry that was wrong altogether leaves nothing in its place', () => {
  const received = event('receivedByController', '2026-03-02')
  const wrong = event('answerSent', '2026-03-05')
  const voided = event('requestEventVoided', '2026-03-05', { correctionOf: wrong.id })
  expect(standingEvents([received, wrong, voided])).toEqual([received])
})

test('events of one moment stand in the order in which they were recorded', () => {
  const raised = event('identityDoubtRaised', '2026-03-03')
  const asked = { ...event('identityAsked', '2026-03-03'), recordedAt: systemClock() }
  expect(standingEvents([asked, raised])).toEqual([raised, asked])
})
