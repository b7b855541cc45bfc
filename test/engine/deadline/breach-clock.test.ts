import { describe, expect, test } from 'vitest'
import { defaultPolicy, type LegalEvent } from '#engine/deadline/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { breachOf, happened, keys, zone } from './world.ts'

const aware = happened('controllerAware', '2026-06-12T14:00:00Z')
const receipt = { evidence: 'Receipt 4711 of the authority' }
const now = (text: string) => ({ now: Instant.parse(text) })

describe('the steps of a breach', () => {
  const order = (...events: Parameters<typeof breachOf>[0]) => keys(breachOf(events).steps)

  test('stand in the order in which it happened, the counting with the awareness that starts it', () => {
    const steps = order(
      happened('investigationEnded', '2026-10-30'),
      happened('processorNotified', '2026-09-19'),
      happened('controllerAware', '2026-09-20'),
      happened('supplementFiled', '2026-10-02'),
      happened('initialFiled', '2026-09-21', { evidence: 'receipt 4711' }),
    )
    expect(steps).toEqual([
      'processorNotified',
      'aware.eu',
      'hours',
      'hoursNotMoved',
      'withoutUndueDelay',
      'closed.initialFiled',
      'supplementFiled',
      'investigationEnded',
    ])
  })

  test('say last that nobody is aware yet, and only then how the file ended', () => {
    const signals = [happened('dpoInformed', '2026-09-20'), happened('processorNotified', '2026-09-19')]
    expect(order(...signals)).toEqual(['processorNotified', 'dpoInformed', 'notAware'])
    expect(order(...signals, happened('closed', '2026-09-22'))).toEqual([
      'processorNotified',
      'dpoInformed',
      'notAware',
      'closed.closed',
    ])
  })
})

describe('awareness', () => {
  test('a signal, a report, the officer and an investigation start nothing', () => {
    const clock = breachOf([
      happened('firstSignal', '2026-06-10'),
      happened('reportedInternally', '2026-06-10'),
      happened('dpoInformed', '2026-06-11'),
      happened('investigationStarted', '2026-06-11'),
    ])
    expect(clock).toMatchObject({ state: 'notStarted', dueAt: null, ruleVersion: '' })
  })

  test('a processor’s notice from before the law gives no cautious date and stops nothing', () => {
    const told = happened('processorNotified', '2023-08-20')
    const learnt = happened('controllerAware', '2023-09-02T08:00:00Z')
    expect(breachOf([told], { regime: 'ch' })).toMatchObject({ state: 'notStarted', cautiousLocal: null })
    expect(breachOf([told, learnt], { regime: 'ch' })).toMatchObject({ state: 'running' })
  })

  test('in Switzerland no awareness means no hours that could start', () => {
    expect(breachOf([happened('firstSignal', '2026-06-10')], { regime: 'ch' }).steps.at(-1)).toMatchObject({
      key: 'deadline:step.notAwareSwiss',
      article: 'FADP Art. 24(1)',
    })
  })

  test('W47, W49: the period runs from the moment of reasonable certainty, not from the first alert', () => {
    const clock = breachOf([
      happened('firstSignal', '2026-06-10'),
      happened('investigationStarted', '2026-06-10'),
      aware,
    ])
    expect(clock).toMatchObject({ awareAt: aware.occurredAt, dueAt: '2026-06-15T14:00:00.000Z' })
    expect(keys(clock.warnings)).toContain('gapWantsReason')
  })

  test('W45: a lost unencrypted key is known when its loss is noticed', () => {
    const noticed = happened('firstSignal', '2026-06-12T14:00:00Z')
    expect(keys(breachOf([noticed, aware]).warnings)).not.toContain('gapWantsReason')
  })

  test('it is corrected by an event, and the corrected moment stays out of the count', () => {
    const earlier = happened('controllerAware', '2026-06-11T14:00:00Z', { correctionOf: aware.id })
    expect(breachOf([aware, earlier]).dueAt).toBe('2026-06-14T14:00:00.000Z')
  })

  test('once a processor has told us, a later awareness wants a reason', () => {
    const told = happened('processorNotified', '2026-06-11T10:00:00Z')
    expect(keys(breachOf([told, aware]).warnings)).toContain('awareOnBeingToldCounted')
    expect(keys(breachOf([told, aware], { regime: 'ch' }).warnings)).toContain('awareOnBeingTold')
    const afterwards = happened('processorNotified', '2026-06-13T10:00:00Z')
    expect(keys(breachOf([aware, afterwards]).warnings)).not.toContain('awareOnBeingToldCounted')
  })

  test('once a processor has told us, the cautious date counts from there, whatever awareness is on record', () => {
    const told = happened('processorNotified', '2026-06-11T10:00:00Z')
    const cautiousLocal = '2026-06-14T12:00:00+02:00'
    expect(breachOf([told])).toMatchObject({ state: 'notStarted', dueAt: null, cautiousLocal })
    expect(breachOf([told, aware])).toMatchObject({ dueAt: '2026-06-15T14:00:00.000Z', cautiousLocal })
    expect(breachOf([aware]).cautiousLocal).toBe('2026-06-15T16:00:00+02:00')
  })

  test('a day of investigation raises the question of certainty', () => {
    const started = [happened('investigationStarted', '2026-06-10T08:00:00Z')]
    expect(keys(breachOf(started, now('2026-06-11T07:59:00Z')).warnings)).not.toContain('certainAlready')
    expect(keys(breachOf(started, now('2026-06-11T08:00:00Z')).warnings)).toContain('certainAlready')
  })
})

describe('the 72 hours', () => {
  test('end on a Sunday where they do', () => {
    const clock = breachOf([happened('controllerAware', '2026-12-24T15:45:00Z')])
    expect(clock.dueLocal).toBe('2026-12-27T16:45:00+01:00')
  })

  test('are real hours when the clocks go back: an hour earlier on the clock', () => {
    const clock = breachOf([happened('controllerAware', '2026-10-23T12:00:00Z')])
    expect(clock.dueLocal).toBe('2026-10-26T13:00:00+01:00')
    expect(keys(clock.steps)).toContain('clockChange.back')
    expect(clock.alternatives).toContainEqual({
      dispute: 'D4',
      position: 'wallClock',
      due: '2026-10-26T14:00:00+01:00',
    })
  })

  test('are real hours when the clocks go forward: an hour later on the clock', () => {
    const clock = breachOf([happened('controllerAware', '2026-03-27T17:30:00Z')], {
      zone: zone('Europe/Paris'),
      country: 'FR',
    })
    expect(clock.dueLocal).toBe('2026-03-30T19:30:00+02:00')
    expect(keys(clock.steps)).toContain('clockChange.forward')
  })

  test('are not made longer by a weekend; the minority view is shown: Friday 16:00 would end on Tuesday 16:00', () => {
    const clock = breachOf([aware])
    expect(clock.dueLocal).toBe('2026-06-15T16:00:00+02:00')
    expect(clock.alternatives).toContainEqual({
      dispute: 'D2',
      position: 'twoWorkingDays',
      due: '2026-06-16T16:00:00+02:00',
    })
    expect(breachOf([aware], { positions: { D2: 'twoWorkingDays' } }).dueLocal).toBe(
      '2026-06-16T16:00:00+02:00',
    )
  })

  test('begin anew with no new fact and stop for no assessment', () => {
    const clock = breachOf([
      aware,
      happened('riskAssessed', '2026-06-13'),
      happened('newFactsChangeRisk', '2026-06-14'),
    ])
    expect(clock.dueAt).toBe('2026-06-15T14:00:00.000Z')
    expect(keys(clock.warnings)).toContain('fileAtOnce')
  })
})

describe('filing', () => {
  test('closes the period with the receipt of the authority, and only with it', () => {
    const without = breachOf([aware, happened('initialFiled', '2026-06-14')])
    expect(without).toMatchObject({ state: 'running', closedAt: null })
    expect(keys(without.warnings)).toContain('noReceipt')
    expect(breachOf([aware, happened('initialFiled', '2026-06-14', receipt)])).toMatchObject({
      state: 'closed',
      closedAt: '2026-06-14T12:00:00.000Z',
    })
  })

  test('after the limit owes reasons', () => {
    expect(keys(breachOf([aware, happened('initialFiled', '2026-06-16', receipt)]).warnings)).toContain(
      'filedLate',
    )
  })

  test('a breach that need not be notified is closed with its entry in the register', () => {
    expect(breachOf([aware, happened('closed', '2026-06-14')]).state).toBe('closed')
  })

  test('at 48 hours without a verdict an initial notification is proposed', () => {
    expect(keys(breachOf([aware], now('2026-06-14T13:59:00Z')).warnings)).not.toContain('proposeInitial')
    expect(keys(breachOf([aware], now('2026-06-14T14:00:00Z')).warnings)).toContain('proposeInitial')
    const assessed = happened('riskAssessed', '2026-06-13', { facts: { verdict: 'notRequired' } })
    expect(keys(breachOf([aware, assessed], now('2026-06-14T14:00:00Z')).warnings)).not.toContain(
      'proposeInitial',
    )
  })

  test('a filing for one regime leaves the other open', () => {
    const filed = happened('initialFiled', '2026-06-14', { ...receipt, regimes: ['eu'] })
    expect(breachOf([aware, filed]).state).toBe('closed')
    expect(breachOf([aware, filed], { regime: 'uk', country: 'GB', zone: zone('Europe/London') }).state).toBe(
      'running',
    )
  })
})

describe('the other duties', () => {
  test('Switzerland has no hours: as soon as possible, where the risk is likely to be high', () => {
    const clock = breachOf([aware], { regime: 'ch', country: 'CH', zone: zone('Europe/Zurich') })
    expect(clock).toMatchObject({ state: 'running', dueAt: null, ruleVersion: 'ch-art24_1@2023-09-01' })
    expect(keys(clock.steps)).toContain('noFigure')
  })

  test('as processor we tell the controller without undue delay, within the hours of the contract where it sets any', () => {
    const told = happened('weAsProcessorAware', '2026-06-12T14:00:00Z')
    expect(breachOf([told]).otherLimits).toMatchObject([{ duty: 'notifyController', dueAt: null }])
    const policy = { ...defaultPolicy, processorNoticeHours: 24 }
    expect(breachOf([told], { policy }).otherLimits).toMatchObject([{ dueAt: '2026-06-13T14:00:00.000Z' }])
  })

  test('a high risk opens the communication to the people until it is sent or exempt', () => {
    const high = [aware, happened('highRiskConcluded', '2026-06-13')]
    expect(breachOf(high).otherLimits).toMatchObject([{ duty: 'communicateBreach', dueAt: null }])
    expect(breachOf([...high, happened('art34Sent', '2026-06-14')]).otherLimits).toEqual([])
  })
})

describe('informing the people', () => {
  const high = [aware, happened('highRiskConcluded', '2026-06-12T14:00:00Z')]
  const said = (...more: readonly LegalEvent[]) =>
    breachOf([...high, ...more]).otherLimits.map(({ message }) => [
      message.key.replace('deadline:limit.', ''),
      message.article,
    ])

  test('is delayed for an investigation, and owed all the same', () => {
    expect(said(happened('delayedForPolice', '2026-06-13'))).toEqual([
      ['communicateDelayed', 'GDPR recital 88'],
    ])
  })

  test('is owed again when the authority orders it, whatever exemption was relied on', () => {
    const exempt = happened('art34Exempt', '2026-06-13')
    expect(said(exempt)).toEqual([])
    const ordered = happened('authorityOrdered', '2026-06-20')
    expect(said(exempt, ordered)).toEqual([['communicateOrdered', 'GDPR Art. 34(4)']])
    expect(said(exempt, ordered, happened('art34Sent', '2026-06-21'))).toEqual([])
  })

  test('is owed by an order alone', () => {
    const ordered = happened('authorityOrdered', '2026-06-20')
    expect(breachOf([aware, ordered]).otherLimits).toMatchObject([{ duty: 'communicateBreach' }])
  })
})
