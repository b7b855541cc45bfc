import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type LegalEvent, requestClock } from '#engine/deadline/index.ts'
import { scenesOf } from '#engine/features/demo/scenes.ts'
import { readStory } from '#engine/features/demo/script.ts'
import { calendarFrom } from '#engine/features/demo/story-time.ts'
import { loadLaw, openCalendars } from '#engine/law/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Regime, Right } from '#shared/contract/codes.ts'
import { addDays, Day, dayIn, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import { resourcesDir } from '../../support/open-test-store.ts'

const story = readStory(resourcesDir, 'en')
const zone = story.frame.organisation.timeZone
/** Days over two years and on every day of the week. */
const days = Array.from({ length: 40 }, (_unused, place) => addDays(Day.parse('2026-01-01'), place * 19))
const newId = () => {
  throw new Error('no record is made here')
}

const known = new Map<Day, ReturnType<typeof readScenes>>()

/** All steps of the story with the moments at which they are played. */
function scenes(asOf: Day) {
  const found = known.get(asOf) ?? readScenes(asOf)
  known.set(asOf, found)
  return found
}

function readScenes(asOf: Day) {
  return story.scripts.flatMap((script) => {
    const calendar = calendarFrom(asOf, zone, script.workingDays)
    const played = scenesOf(script, { calendar, zone, words: story.words, newId })
    const steps = Object.entries(script.threads).flatMap(([key, thread]) =>
      thread.map((step) => ({ key: `${script.register}.${key}`, step, calendar })),
    )
    return steps.map((part, place) => ({ ...part, at: played[place]?.at as Instant }))
  })
}

describe('the words', () => {
  const keysOf = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) =>
          keysOf(member, path === '' ? name : `${path}.${name}`),
        )
      : [path]
  const textsOf = (language: string) =>
    parse(readFileSync(join(resourcesDir, 'demo', `${language}.yaml`), 'utf8'))

  test.each(languages.filter((language) => language !== 'en'))(
    'have the same keys in %s as in English',
    (language) => {
      expect(keysOf(textsOf(language)).toSorted()).toEqual(keysOf(textsOf('en')).toSorted())
    },
  )

  test('are all used, and none is missing', () => {
    const used = scenes(Day.parse('2026-11-21')).flatMap(({ key, step: { at: _at, event, ...rest } }) => {
      if (event !== undefined) return usedIn(rest, () => `${key}.${event}`)
      return Object.entries(rest).flatMap(([verb, fields]) =>
        usedIn(fields, (place) =>
          verb === 'create' || verb === 'update' ? `${key}.${place.join('.')}` : `${key}.${verb}`,
        ),
      )
    })
    const all = new Set([...used, 'connection.crm'])
    expect([...all].toSorted()).toEqual(keysOf(textsOf('en')).toSorted())
  })
})

/** The texts that a part of a step stands for; `own` says which one a bare `=` at a place is. */
function usedIn(
  value: unknown,
  own: (place: readonly string[]) => string,
  place: readonly string[] = [],
): string[] {
  if (typeof value === 'string')
    return value === '=' ? [own(place)] : value.startsWith('=') ? [value.slice(1)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => usedIn(member, own, [...place, name]))
}

describe('on whatever day one makes it', { timeout: 120_000 }, () => {
  test('nothing happens after the reference date has begun', () => {
    for (const asOf of days) {
      const last = scenes(asOf)
        .map(({ at }) => at)
        .toSorted()
        .at(-1)
      expect(`${last}` < calendarFrom(asOf, zone, false).moment('0 00:00'), asOf).toBe(true)
    }
  })

  test('a record is named only after it was made', () => {
    for (const asOf of days) {
      const all = scenes(asOf)
      const madeAt = new Map(
        all.filter(({ step }) => step.create !== undefined).map(({ key, at }) => [key, at] as const),
      )
      const early = all.flatMap(({ key, step, at }) =>
        [
          ...JSON.stringify(step).matchAll(
            /\^((?:vendor|system|processingActivity|rightsRequest|breach)\.\w+)/g,
          ),
        ]
          .filter(([, named = '']) => (madeAt.get(named) ?? '9') >= at)
          .map(([, named]) => `${key} names ${named}`),
      )
      expect(early, asOf).toEqual([])
    }
  })

  test('the log is never silent for a month', () => {
    for (const asOf of days) {
      const moments = scenes(asOf)
        .map(({ at }) => Date.parse(at))
        .toSorted((one, other) => one - other)
      const gaps = moments.slice(1).map((moment, place) => (moment - (moments[place] ?? moment)) / 86_400_000)
      expect(Math.max(...gaps), asOf).toBeLessThan(31)
    }
  })

  test('each request stands where the story wants it', () => {
    for (const asOf of days) {
      const states = Object.fromEntries(requestsOn(asOf).map(({ key, state }) => [key, state]))
      expect(states, asOf).toEqual(wanted)
    }
  })
})

const wanted: Readonly<Record<string, string>> = {
  firstAccess: 'in time',
  nothingFound: 'in time',
  erasure: 'in time',
  portability: 'in time',
  rectification: 'in time',
  partRefusal: 'in time',
  lateExtension: 'late',
  minor: 'in time',
  consentWithdrawn: 'in time',
  throughProcessor: 'in time',
  identityNeverAnswered: 'in time',
  marketingObjection: 'in time',
  bouncedAnswer: 'in time',
  automatedDecision: 'running',
  overdueAccess: 'overdue',
  overdueErasure: 'overdue',
  dueSoon: 'running',
  sentTwice: 'running',
  clarification: 'suspended',
  mandateMissing: 'suspended',
  swissAccess: 'running',
}

const rules = { law: loadLaw(resourcesDir), calendars: openCalendars(resourcesDir) }

interface Received {
  readonly receivedAt: string
  readonly receiptEvent?: ClockEventName
  readonly rights: readonly Right[]
  readonly regimes?: readonly Regime[]
  readonly timeZone?: TimeZone
  readonly country?: string
  readonly region?: string
}

/** Where each request stands in the morning of a day, by the clocks of its legal events. */
function requestsOn(asOf: Day) {
  const own = scenes(asOf).filter(({ key }) => key.startsWith('rightsRequest.'))
  return [...new Set(own.map(({ key }) => key))].map((key) => {
    const steps = own.filter((scene) => scene.key === key)
    const received = steps[0]?.step.create as Received
    const moment = (text: string) => steps[0]?.calendar.moment(text.slice(1)) as Instant
    const events: LegalEvent[] = [
      {
        id: '0',
        event: received.receiptEvent ?? 'receivedByController',
        occurredAt: moment(received.receivedAt),
        recordedAt: moment(received.receivedAt),
      },
      ...steps
        .flatMap(({ step, at }) => eventIn(step).map((said) => ({ said, at })))
        .map(({ said, at }, place) => {
          const { at: _at, occurredAt, ...event } = said
          return {
            ...(event as object as Pick<LegalEvent, 'event'>),
            id: String(place + 1),
            occurredAt: occurredAt === undefined ? at : moment(String(occurredAt)),
            recordedAt: at,
          }
        }),
    ]
    const clocks = received.rights.map((right) =>
      requestClock({
        ...rules,
        right,
        regime: received.regimes?.[0] ?? 'eu',
        events,
        zone: received.timeZone ?? zone,
        country: received.country ?? 'DE',
        region: received.region ?? 'BY',
        today: dayIn(zone, calendarFrom(asOf, zone, false).moment('0 08:00')),
      }),
    )
    return { key: key.slice('rightsRequest.'.length), state: stateOf(clocks, asOf) }
  })
}

function stateOf(clocks: readonly ReturnType<typeof requestClock>[], asOf: Day): string {
  const open = clocks.filter(({ state }) => state !== 'closed')
  if (open.length === 0) {
    const late = clocks.some(({ closedOn, dueLegal }) => closedOn && dueLegal && closedOn > dueLegal)
    return late ? 'late' : 'in time'
  }
  if (open.some(({ state }) => state === 'suspended')) return 'suspended'
  return open.some(({ dueLegal }) => dueLegal && dueLegal < asOf) ? 'overdue' : 'running'
}

/** The legal event that a step records; a refusal is one with a decision. */
function eventIn(step: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  if (step.event !== undefined) return [step]
  const { refuse } = step as { readonly refuse?: { readonly event: object } }
  return refuse === undefined ? [] : [{ ...refuse.event, event: 'refusalSent' }]
}
