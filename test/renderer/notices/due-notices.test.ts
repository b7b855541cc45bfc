import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Deadline } from '#shared/contract/calendar.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import { noticesAt, type Told } from '../../../src/renderer/design/notices/due-notices.ts'

function deadline(dueOn: string, dueAt: string | null = null, more = {}): Deadline {
  return Deadline.parse({
    uid: 'one',
    recordId: 'request_1',
    reference: 'REQ-2026-001',
    kind: 'request',
    limit: 'answer',
    also: [],
    title: '',
    rights: ['art15Access'],
    regimes: ['eu'],
    state: 'running',
    dueOn,
    dueAt,
    zone: 'Europe/Berlin',
    urgency: 'thisWeek',
    ...more,
  })
}

/** How often something is told at each of the moments, each time with what had been told before. */
function toldAt(one: Deadline, moments: readonly string[]): readonly number[] {
  let told: Told = {}
  return moments.map((moment) => {
    const next = noticesAt([one], told, Instant.parse(moment))
    told = next.told
    return next.due.length
  })
}

describe('a day', () => {
  const due = deadline('2026-03-20')

  test('is told seven, three and one day before, each once', () => {
    const days = ['12', '13', '14', '16', '17', '18', '19', '20'].map((day) => `2026-03-${day}T09:00:00Z`)
    expect(toldAt(due, days)).toEqual([0, 1, 0, 0, 1, 0, 1, 0])
  })

  test('counts in its own zone', () => {
    expect(toldAt(due, ['2026-03-12T22:59:00Z', '2026-03-12T23:01:00Z'])).toEqual([0, 1])
  })

  test('is told once when the store was locked while marks passed, and not again before the next', () => {
    expect(toldAt(due, ['2026-03-18T09:00:00Z', '2026-03-18T10:00:00Z', '2026-03-19T09:00:00Z'])).toEqual([
      1, 0, 1,
    ])
  })

  test('that has moved is told anew', () => {
    const { told } = noticesAt([due], {}, Instant.parse('2026-03-19T09:00:00Z'))
    const moved = deadline('2026-03-22')
    expect(noticesAt([moved], told, Instant.parse('2026-03-19T09:00:00Z')).due).toEqual([moved])
  })

  test('that is late or was only a chance is not told', () => {
    for (const urgency of ['overdue', 'passed'])
      expect(toldAt(deadline('2026-03-19', null, { urgency }), ['2026-03-19T09:00:00Z'])).toEqual([0])
    expect(toldAt(due, ['2026-03-21T09:00:00Z'])).toEqual([0])
  })

  test('that is done is forgotten', () => {
    const { told } = noticesAt([due], {}, Instant.parse('2026-03-19T09:00:00Z'))
    expect(noticesAt([], told, Instant.parse('2026-03-19T09:01:00Z')).told).toEqual({})
  })
})

test('hours are told 24, 12, 4 and 1 hour before their end, and not when they are over', () => {
  const due = deadline('2026-03-20', '2026-03-20T12:00:00Z')
  const moments = ['19T11:00', '19T12:30', '20T00:01', '20T09:00', '20T11:30', '20T11:59', '20T12:01']
  expect(
    toldAt(
      due,
      moments.map((moment) => `2026-03-${moment}:00Z`),
    ),
  ).toEqual([0, 1, 1, 1, 1, 0, 0])
})

test.each(languages)('the words of a notice in %s have places for reference and date alone', (language) => {
  const path = new URL(`../../../resources/locales/${language}/notice.json`, import.meta.url)
  const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(path, 'utf8'))
  const places = Object.values(words).flatMap((text) => text.match(/\{\{[^}]+\}\}/g) ?? [])
  expect(new Set(places)).toEqual(new Set(['{{reference}}', '{{when}}', '{{count, number}}', '{{first}}']))
})
