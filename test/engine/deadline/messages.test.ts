import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n, type ResourceKey } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  deadlineFromOptions,
  defaultPolicy,
  dutyClock,
  type LegalEvent,
  typedMoment,
} from '#engine/deadline/index.ts'
import { ClockEventName } from '#shared/contract/clock.ts'
import { type DutyKind, Right } from '#shared/contract/codes.ts'
import { DutyPart } from '#shared/contract/reporting-duty.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { languages, type Message } from '#shared/kernel/message.ts'
import {
  breachOf,
  british,
  calendars,
  clockOf,
  day,
  happened,
  law,
  resourcesDir,
  swiss,
  zone,
} from './world.ts'

/** Files of requests and breaches that between them say everything that a clock can say. */
function everything(): readonly Message[] {
  const received = happened('receivedByController', '2026-03-02')
  const of = (appliesTo: string) =>
    ClockEventName.options.filter((event) => law.events[event].appliesTo === appliesTo)
  const unmoving = of('request').filter((event) => ['noted', 'noClock'].includes(law.events[event].effect))
  const clocks = [
    clockOf([]),
    ...(['eu', 'uk', 'ch'] as const).flatMap((regime) =>
      Right.options.map((right) => clockOf([received], { regime, right })),
    ),
    ...unmoving.map((event) => clockOf([received, happened(event, '2026-03-03')])),
    ...(['eu', 'uk', 'ch'] as const).map((regime) =>
      clockOf([received, happened('feeAnnounced', '2026-03-05', { facts: { feeAmount: 400 } })], { regime }),
    ),
    ...receipts(),
    ...withoutEffect(received),
    ...suspensions(received),
    ...extensions(received),
    ...closings(received),
    clockOf([
      received,
      happened('extensionNoticeSent', '2026-02-20'),
      happened('identityProved', '2026-03-13'),
    ]),
    clockOf(
      [
        received,
        happened('recipientsAsked', '2026-04-01'),
        happened('scopeExtendedByRequester', '2026-03-20'),
      ],
      {
        right: 'art17Erasure',
      },
    ),
    clockOf(
      [happened('receivedByController', '2026-07-02'), happened('complaintToController', '2026-07-10')],
      british,
    ),
    clockOf([received], { today: day('2026-02-01') }),
    clockOf([received], { today: day('2026-03-25') }),
    clockOf([happened('receivedByController', '2026-05-15')], {
      positions: { D6: 'withOmitted' },
      country: 'SE',
    }),
    clockOf([happened('receivedByController', '2026-01-28')]),
    clockOf([happened('receivedByController', '2026-01-31')]),
    clockOf([happened('receivedByController', '2026-03-06')]),
    clockOf([happened('receivedByController', '2025-11-30')], { hypotheses: { extended: true, pauses: [] } }),
    clockOf([received], { hypotheses: { extended: true, pauses: [] }, regime: 'ch', country: 'CH' }),
  ]
  const breaches = [
    breachOf([]),
    ...(['eu', 'uk', 'ch'] as const).map((regime) =>
      breachOf([happened('controllerAware', '2026-06-12')], { regime }),
    ),
    breachOf([happened('processorNotified', '2026-06-12')], { regime: 'ch' }),
    ...of('breach').map((event) =>
      breachOf([happened('controllerAware', '2026-06-10'), happened(event, '2026-06-11')]),
    ),
    ...breachCourses(),
  ]
  return [
    ...clocks.flatMap(({ steps, warnings, otherLimits }) => [
      ...steps,
      ...warnings,
      ...otherLimits.map(({ message }) => message),
    ]),
    ...breaches.flatMap(({ steps, warnings, otherLimits }) => [
      ...steps,
      ...warnings,
      ...otherLimits.map(({ message }) => message),
    ]),
    ...duties(),
    ...forwarding(),
    ...ahead(),
    ...[{ country: 'DE', region: 'XX' }, { country: 'IE', region: 'D' }, { country: 'US' }].flatMap(
      (place) => {
        const access = { regime: 'eu', right: 'access', received: '2026-03-02', timezone: 'Europe/Berlin' }
        const { steps, warnings } = deadlineFromOptions({ ...access, ...place }, law, calendars)
        return [...steps, ...warnings]
      },
    ),
    ...typedMoment('2026-03-29T02:30', zone('Europe/Berlin'), 'received').notes,
    ...typedMoment('2026-10-25T02:30', zone('Europe/Berlin'), 'received').notes,
  ]
}

/** What is typed of days to come. */
function ahead(): readonly Message[] {
  const place = { regime: 'eu', timezone: 'Europe/Berlin', country: 'DE' }
  const now = Instant.parse('2026-03-04T12:00:00Z')
  return [
    { right: 'access', received: '2026-03-02', events: ['answerSent:2026-03-30'] },
    { breach: true, aware: '2026-03-03T10:00', events: ['closed:2026-03-30T10:00'] },
  ].flatMap((typed) => deadlineFromOptions({ ...place, ...typed, now }, law, calendars).warnings)
}

/** Requests that are somebody else's to answer, or that have not reached us. */
function forwarding(): readonly Message[] {
  const ours = (facts: NonNullable<LegalEvent['facts']>) =>
    clockOf([happened('weAreProcessor', '2026-03-02', { facts })])
  return [
    ours({ contractHours: 24 }),
    ours({ contractDays: 2 }),
    ours({}),
    clockOf([happened('receivedByProcessor', '2026-03-02')]),
  ].flatMap(({ otherLimits }) => otherLimits.map(({ message }) => message))
}

/** Duties beside the notification: every limit, every way to be done. */
function duties(): readonly Message[] {
  const at = (text: string) => Instant.parse(`${text}:00Z`)
  const of = (
    kind: DutyKind,
    starts: Readonly<Partial<Record<DutyPart, string>>>,
    done: Readonly<Partial<Record<DutyPart, string>>> = {},
    agreed: Parameters<typeof dutyClock>[0]['agreed'] = null,
  ) => {
    const moments = (given: typeof starts) =>
      new Map(Object.entries(given).map(([name, text]) => [DutyPart.parse(name), at(text)] as const))
    const doneAt = moments(done)
    const place = { zone: zone('Europe/Berlin'), country: 'DE', region: null, law, calendars }
    const input = { kind, regime: 'eu', starts: moments(starts), done: doneAt, doneLast: doneAt } as const
    return dutyClock({ ...input, ...place, agreed }).flatMap(({ steps }) => steps)
  }
  const aware = '2026-05-04T08:00'
  return [
    ...of('controllerNotice', { processorAware: aware }),
    ...of('insurer', { known: aware }, { notice: '2026-05-04T09:00' }, { value: 24, unit: 'hour' }),
    ...of('police', { known: aware }, { notice: '2026-05-09T09:00' }, { value: 2, unit: 'day' }),
    ...of('nis2', { aware: '2026-01-30T08:00' }, { notification: '2026-01-31T08:00' }),
    ...of('eprivacy', { detected: aware }, { initialNotification: '2026-05-06T08:00' }),
    ...of('dora', { aware, classified: '2026-05-04T10:00' }),
    ...of('dora', { aware, classified: '2026-05-06T10:00' }),
  ]
}

function withoutEffect(received: LegalEvent) {
  const answered = happened('answerSent', '2026-03-10')
  return [
    clockOf([received, happened('receivedByController', '2026-03-05')]),
    clockOf([received, happened('identityDoubtRaised', '2026-03-05')]),
    clockOf([received, happened('authorityOfRepresentativeProved', '2026-03-02')]),
    clockOf([received, happened('answerBounced', '2026-03-05')]),
    clockOf([received, happened('marketingObjection', '2026-03-05')]),
    clockOf([received, answered, happened('refusalSent', '2026-03-12')]),
    clockOf([received, happened('reopened', '2026-03-05')]),
    clockOf([received, answered], { positions: { D10: 'arrival' } }),
    clockOf([received, happened('minorIdentified', '2026-03-05')], { today: day('2026-03-03') }),
  ]
}

function receipts() {
  const official = { facts: { officialChannel: true } }
  const waiting = [happened('identityAsked', '2026-03-03'), happened('identityProved', '2026-03-13')]
  const starts = [
    'receivedByController',
    'receivedByProcessor',
    'receivedByOtherGroupCompany',
    'marketingObjection',
    'scopeExtendedByRequester',
  ] as const
  return [
    ...starts.map((event) =>
      clockOf([happened(event, '2026-03-02', { ...official, rights: ['art21Objection'] }), ...waiting], {
        ...british,
        right: 'art21Objection',
      }),
    ),
    clockOf([happened('receivedByProcessor', '2026-03-02')]),
    clockOf([happened('receivedByController', '2026-03-02', { rights: ['art15Access'] })], {
      right: 'art17Erasure',
    }),
    clockOf([happened('receivedByOtherGroupCompany', '2026-03-02')]),
    clockOf([happened('receivedByProcessor', '2026-03-02', official)]),
    clockOf([happened('receivedByOtherGroupCompany', '2026-03-02', official)]),
    clockOf([happened('marketingObjection', '2026-03-02')], { right: 'art21Objection' }),
    clockOf([happened('consentWithdrawn', '2026-03-02')], { right: 'art7_3WithdrawConsent' }),
    clockOf([happened('scopeExtendedByRequester', '2026-03-02', { rights: ['art17Erasure'] })], {
      right: 'art17Erasure',
    }),
  ]
}

function suspensions(received: LegalEvent) {
  const pairs = [
    ['identityAsked', 'identityProved'],
    ['clarificationAsked', 'clarificationAnswered'],
    ['authorityOfRepresentativeAsked', 'authorityOfRepresentativeProved'],
    ['feeAnnounced', 'feePaid'],
  ] as const
  return pairs.flatMap(([asked, answered]) =>
    [{}, british].flatMap((place) => [
      clockOf([received, happened(asked, '2026-03-03')], place),
      clockOf([received, happened(asked, '2026-03-03'), happened(answered, '2026-03-13')], place),
      clockOf([received, happened(asked, '2026-03-03'), happened(answered, '2026-03-04')], place),
      clockOf([received, happened(asked, '2026-06-03')], place),
      clockOf([received, happened(asked, '2026-03-03'), happened(answered, '2026-03-13')], {
        ...place,
        right: 'art22AutomatedDecision',
      }),
      clockOf(
        [received, happened(asked, '2026-03-03', { facts: { reasonedDoubt: false, largeVolume: false } })],
        place,
      ),
      clockOf(
        [
          received,
          happened(asked, '2026-03-03'),
          happened(answered, '2026-03-05'),
          happened(asked, '2026-03-06'),
          happened(answered, '2026-03-09'),
        ],
        place,
      ),
      ...[day('2026-03-10'), null].map((to) =>
        clockOf([received], {
          ...place,
          hypotheses: { extended: false, pauses: [{ from: day('2026-03-05'), to }] },
        }),
      ),
    ]),
  )
}

function extensions(received: LegalEvent) {
  const asked = [happened('identityAsked', '2026-03-03'), happened('identityProved', '2026-03-13')]
  return [
    clockOf([received, happened('extensionNoticeSent', '2026-03-30')]),
    clockOf([received, happened('extensionNoticeSent', '2026-04-30')], {
      hypotheses: { extended: true, pauses: [] },
    }),
    clockOf([received, ...asked, happened('extensionNoticeSent', '2026-04-10')]),
    clockOf([received, happened('extensionNoticeSent', '2026-03-30')], swiss),
    clockOf(
      [
        received,
        happened('extensionNoticeSent', '2026-03-30', { facts: { announcedOn: day('2026-05-20') } }),
      ],
      swiss,
    ),
  ]
}

function closings(received: LegalEvent) {
  const asked = [happened('identityAsked', '2026-03-03'), happened('identityProved', '2026-03-13')]
  return [
    clockOf([received, happened('answerSent', '2026-05-30')]),
    clockOf([received, happened('refusalSent', '2026-05-30')]),
    clockOf([received, ...asked, happened('answerSent', '2026-04-10')]),
    clockOf([received, happened('withdrawnByRequester', '2026-03-10'), happened('reopened', '2026-03-12')]),
    clockOf([received, happened('answerSent', '2026-03-10'), happened('answerBounced', '2026-03-12')]),
    clockOf([
      received,
      happened('weAreProcessor', '2026-03-04'),
      happened('forwardedToController', '2026-03-05'),
    ]),
    clockOf([received, happened('partialAnswerSent', '2026-03-10')]),
    clockOf([received, happened('partialAnswerSent', '2026-03-10', { facts: { completes: true } })]),
    clockOf([received, happened('answerArrived', '2026-03-10')], { positions: { D10: 'arrival' } }),
  ]
}

function breachCourses() {
  const aware = happened('controllerAware', '2026-06-12')
  const receipt = { evidence: 'receipt 4711' }
  const now = (text: string) => ({ now: Instant.parse(text) })
  return [
    breachOf([happened('controllerAware', '2026-03-27')]),
    breachOf([happened('controllerAware', '2026-10-23')]),
    breachOf([aware, happened('initialFiled', '2026-06-13', receipt)]),
    breachOf([aware, happened('initialFiled', '2026-06-18', receipt)]),
    breachOf([aware, happened('bundledFiled', '2026-06-13', receipt)]),
    breachOf([happened('firstSignal', '2026-06-01'), aware]),
    breachOf([aware, happened('controllerAware', '2026-06-13')]),
    breachOf([happened('processorNotified', '2026-06-10'), aware]),
    breachOf([happened('investigationStarted', '2026-06-01')], now('2026-06-03T12:00:00Z')),
    breachOf([aware], now('2026-06-14T13:00:00Z')),
    breachOf([aware], now('2026-06-20T13:00:00Z')),
    breachOf([happened('initialFiled', '2026-06-11', receipt), aware], now('2026-06-12T11:00:00Z')),
    breachOf([happened('art34Sent', '2026-06-11'), happened('closed', '2026-06-11'), aware]),
    breachOf([happened('investigationEnded', '2026-06-10'), happened('investigationStarted', '2026-06-11')]),
    breachOf([aware, happened('supplementFiled', '2026-06-13')]),
    breachOf([aware, happened('authorityOrdered', '2026-06-13')]),
    breachOf([
      aware,
      happened('highRiskConcluded', '2026-06-13'),
      happened('delayedForPolice', '2026-06-13'),
    ]),
    breachOf([aware], { positions: { D1: 'hourNotCounted' } }),
    breachOf([happened('weAsProcessorAware', '2026-06-12')], {
      policy: { ...defaultPolicy, processorNoticeHours: 24 },
    }),
  ]
}

const messages = everything()

describe.each(languages)('the words of a clock in %s', (language) => {
  let words: i18n
  const missing: string[] = []
  const file = wordsOf(language, 'deadline')

  beforeAll(async () => {
    words = createInstance()
    await words.init({
      lng: language,
      ns: ['deadline', 'codes'],
      resources: { [language]: { deadline: file, codes: wordsOf(language, 'codes') } },
      interpolation: { escapeValue: false },
      saveMissing: true,
      missingKeyHandler: (_languages, _namespace, key) => missing.push(key),
      missingInterpolationHandler: (text) => missing.push(text),
    })
  })

  test('every message has a text, with a value for each of its places', () => {
    for (const { key, params } of messages) {
      const text = words.t(key, params)
      expect(text, key).not.toMatch(/\{\{|\$t\(|deadline:|codes:/)
    }
    expect(missing).toEqual([])
  })

  test('no text is left that no clock says', () => {
    const said = new Set(messages.map(({ key }) => key.replace('deadline:', '')))
    const texts = leaves(file).map((path) => path.replace(/_(one|other|many)$/, ''))
    const unsaid = texts.filter(
      (path) => !said.has(path) && !/^(weekday|calendarOf|dispute|heldBy)\./.test(path),
    )
    expect(unsaid).toEqual([])
  })

  test('every dispute, each of its positions and who holds it have words', () => {
    const paths = new Set(leaves(file))
    for (const [id, { positions }] of Object.entries(law.disputes)) {
      for (const name of ['title', ...Object.keys(positions)])
        expect(paths).toContain(`dispute.${id}.${name}`)
      for (const name of Object.keys(positions)) expect(paths).toContain(`heldBy.${id}.${name}`)
    }
  })
})

test('the three languages have the same texts with the same places', () => {
  const [english, ...others] = languages.map((language) =>
    Object.fromEntries(
      places(JSON.parse(readFileSync(join(resourcesDir, 'locales', language, 'deadline.json'), 'utf8'))),
    ),
  )
  for (const other of others) expect(other).toEqual(english)
})

test('every step of a clock but a bare statement cites what it rests on', () => {
  const bare =
    /step\.(stands|cautious(FromReceipt)?|suspended\.hypothesis|open\.hypothesis|closed\.withdrawn)/
  const uncited = messages.filter(({ key, article }) => key.startsWith('deadline:step.') && article === null)
  expect(uncited.filter(({ key }) => !bare.test(key)).map(({ key }) => key)).toEqual([])
})

function wordsOf(language: string, namespace: string): ResourceKey {
  return JSON.parse(readFileSync(join(resourcesDir, 'locales', language, `${namespace}.json`), 'utf8'))
}

function leaves(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`))
}

function places(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') {
    return [[path, [...new Set(node.match(/\{\{\w+\}\}/g) ?? [])].sort().join()]]
  }
  return Object.entries(node ?? {}).flatMap(([key, child]) => places(child, `${path}.${key}`))
}
