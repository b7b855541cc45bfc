import { describe, expect, test } from 'vitest'
import { british, clockOf, day, happened, keys, swiss } from './world.ts'

const received = happened('receivedByController', '2026-03-02')
const identity = [
  happened('identityDoubtRaised', '2026-03-03'),
  happened('identityAsked', '2026-03-03'),
  happened('identityProved', '2026-03-13'),
]

describe('the worked file: identity asked and proved, extension told', () => {
  const clock = clockOf([received, ...identity, happened('extensionNoticeSent', '2026-03-30')])

  test('limits of refusal and of the extension notice are one month, with and without the suspension', () => {
    expect(clock).toMatchObject({ refusalDue: '2026-04-13', refusalDueCautious: '2026-04-02' })
    expect(clock).toMatchObject({
      extensionNoticeDue: '2026-04-13',
      extensionNoticeDueCautious: '2026-04-02',
    })
  })

  test('the answer is due three months from receipt, with and without the suspension', () => {
    expect(clock).toMatchObject({ dueLegal: '2026-06-12', dueCautious: '2026-06-02', extended: true })
  })

  test('the rule and its version stand with the dates', () => {
    expect(clock.ruleVersion).toBe('eu-art12_3@2018-05-25')
  })
})

describe('suspension in the Union', () => {
  test('asking without a doubt on record suspends, and says what is missing', () => {
    const clock = clockOf([received, ...identity.slice(1)])
    expect(clock.dueLegal).toBe('2026-04-13')
    expect(keys(clock.warnings)).toContain('noDoubt')
  })

  test('a doubt that is given with the asking needs no event of its own', () => {
    const asked = happened('identityAsked', '2026-03-03', { facts: { reasonedDoubt: true } })
    const clock = clockOf([received, asked, happened('identityProved', '2026-03-13')])
    expect(clock.dueLegal).toBe('2026-04-13')
    expect(keys(clock.warnings)).not.toContain('noDoubt')
  })

  test('asking without a reasoned doubt does not suspend', () => {
    const asked = happened('identityAsked', '2026-03-03', { facts: { reasonedDoubt: false } })
    expect(clockOf([received, asked, happened('identityProved', '2026-03-13')]).dueLegal).toBe('2026-04-02')
  })

  test('asking on the fifth working day still suspends, on the sixth it does not', () => {
    const asked = (on: string) =>
      clockOf([received, happened('identityAsked', on), happened('identityProved', '2026-03-13')])
    expect(asked('2026-03-09').dueLegal).toBe('2026-04-07')
    expect(asked('2026-03-10').dueLegal).toBe('2026-04-02')
    expect(keys(asked('2026-03-10').warnings)).toContain('askedLate.identity')
  })

  test('while the answer is awaited the clock is suspended and has no legal date', () => {
    const clock = clockOf([received, happened('identityAsked', '2026-03-03')])
    expect(clock).toMatchObject({ state: 'suspended', dueLegal: null, dueCautious: '2026-04-02' })
    expect(keys(clock.warnings)).toContain('suspensionOpen')
  })

  test('an insufficient proof resumes the clock, and asking again does not stop it again', () => {
    const clock = clockOf([
      received,
      happened('identityAsked', '2026-03-03'),
      happened('identityInsufficient', '2026-03-06'),
      happened('identityAsked', '2026-03-09'),
      happened('identityProved', '2026-03-20'),
    ])
    expect(clock.dueLegal).toBe('2026-04-07')
    expect(keys(clock.warnings)).toContain('askedAgain.identity')
    expect(clock.alternatives).toContainEqual({ dispute: 'D11', position: 'again', due: '2026-04-16' })
  })

  test('identity stops no clock of a decision by automated means, nor does it exist for consent', () => {
    const clock = clockOf([received, ...identity], { right: 'art22AutomatedDecision' })
    expect(clock.dueLegal).toBe('2026-04-02')
  })

  test('clarification suspends access and nothing else', () => {
    const events = [
      received,
      happened('clarificationAsked', '2026-03-04'),
      happened('clarificationAnswered', '2026-03-09'),
    ]
    expect(clockOf(events).dueLegal).toBe('2026-04-07')
    expect(clockOf(events, { right: 'art17Erasure' }).dueLegal).toBe('2026-04-02')
  })

  test('days of two suspensions at once are added once', () => {
    const both = [
      ...identity,
      happened('clarificationAsked', '2026-03-05'),
      happened('clarificationAnswered', '2026-03-16'),
    ]
    expect(clockOf([received, ...both]).dueLegal).toBe('2026-04-15')
  })

  test('a suspension after the period has ended moves nothing', () => {
    const pauses = [{ from: day('2026-04-10'), to: day('2026-04-20') }]
    expect(clockOf([received], { hypotheses: { extended: false, pauses } }).dueLegal).toBe('2026-04-02')
  })

  test('asking for the mandate suspends, and the reading that it does not is shown and warned of', () => {
    const clock = clockOf([
      received,
      happened('authorityOfRepresentativeAsked', '2026-03-03'),
      happened('authorityOfRepresentativeProved', '2026-03-13'),
    ])
    expect(clock.dueLegal).toBe('2026-04-13')
    expect(clock.alternatives).toContainEqual({
      dispute: 'D8',
      position: 'doesNotSuspend',
      due: '2026-04-02',
    })
    expect(keys(clock.warnings)).toContain('earlierReading')
  })
})

describe('extension', () => {
  test('a late notice is recorded and flagged, and changes no limit', () => {
    const clock = clockOf([received, happened('extensionNoticeSent', '2026-04-03')])
    expect(clock).toMatchObject({ dueLegal: '2026-04-02', extended: false })
    expect(keys(clock.warnings)).toContain('extensionLate')
  })

  test('a notice on the last day is in time, and so is an answer', () => {
    expect(clockOf([received, happened('extensionNoticeSent', '2026-04-02')]).dueLegal).toBe('2026-06-02')
    const answered = clockOf([received, happened('answerSent', '2026-04-02T21:59:00Z')])
    expect(answered).toMatchObject({ state: 'closed', closedOn: '2026-04-02', warnings: [] })
    expect(keys(clockOf([received, happened('answerSent', '2026-04-02T22:00:00Z')]).warnings)).toEqual([
      'answeredLate',
    ])
  })

  test('a notice that is in time only because of the suspension leaves the cautious date alone', () => {
    const clock = clockOf([received, ...identity, happened('extensionNoticeSent', '2026-04-10')])
    expect(clock).toMatchObject({ dueLegal: '2026-06-12', dueCautious: '2026-04-02' })
    expect(keys(clock.warnings)).toContain('extensionLateWithoutSuspension')
  })

  test('it concerns the right that it names', () => {
    const notice = happened('extensionNoticeSent', '2026-03-30', { rights: ['art15Access'] })
    expect(clockOf([received, notice]).dueLegal).toBe('2026-06-02')
    expect(clockOf([received, notice], { right: 'art17Erasure' }).dueLegal).toBe('2026-04-02')
  })

  test('a notice of extension that was recorded in error goes, and the date with it', () => {
    const notice = happened('extensionNoticeSent', '2026-03-30')
    const voided = happened('requestEventVoided', '2026-03-30', { correctionOf: notice.id })
    expect(clockOf([received, ...identity, notice, voided]).dueLegal).toBe('2026-04-13')
  })

  test('three months are counted from receipt, not from a limit that a weekend moved', () => {
    const clock = clockOf([
      happened('receivedByController', '2026-02-01'),
      happened('extensionNoticeSent', '2026-02-20'),
    ])
    expect(clock).toMatchObject({ extensionNoticeDue: '2026-03-02', dueLegal: '2026-05-04' })
  })
})

describe('receipt', () => {
  test('a request at a processor that is no channel of ours starts nothing and is warned of until it is forwarded', () => {
    const clock = clockOf([happened('receivedByProcessor', '2026-03-02')])
    expect(clock).toMatchObject({ state: 'notStarted', dueLegal: null, dueCautious: null, ruleVersion: '' })
    expect(keys(clock.warnings)).toContain('notForwarded.receivedByProcessor')
  })

  test('a request at a processor that is an official channel starts the clock there', () => {
    const official = happened('receivedByProcessor', '2026-03-02', { facts: { officialChannel: true } })
    expect(clockOf([official, happened('receivedByController', '2026-03-09')]).dueLegal).toBe('2026-04-02')
  })

  test('the day of receipt is that of the zone', () => {
    const late = happened('receivedByController', '2026-03-31T22:30:00Z')
    expect(clockOf([late]).receivedOn).toBe('2026-04-01')
    expect(clockOf([late], british).receivedOn).toBe('2026-03-31')
  })

  test('where we are only the processor no clock of ours runs', () => {
    const clock = clockOf([received, happened('weAreProcessor', '2026-03-04')])
    expect(clock).toMatchObject({ state: 'notStarted', dueLegal: null })
    expect(keys(clock.warnings)).toContain('weAreProcessor')
  })

  test('a request that is the controller’s is closed by forwarding it, and comes back when it is reopened', () => {
    const processor = happened('weAreProcessor', '2026-03-04')
    const forwarded = happened('forwardedToController', '2026-03-05')
    const closed = clockOf([received, processor, forwarded])
    expect(closed).toMatchObject({ state: 'closed', closedOn: '2026-03-05', inTime: null, dueLegal: null })
    expect(keys(closed.steps)).toContain('closed.forwardedToController')
    expect(keys(closed.warnings)).not.toContain('weAreProcessor')
    const reopened = clockOf([received, processor, forwarded, happened('reopened', '2026-03-09')])
    expect(reopened.state).toBe('notStarted')
  })

  test('whoever is the controller does not get rid of a request by forwarding it', () => {
    const clock = clockOf([received, happened('forwardedToController', '2026-03-05')])
    expect(clock).toMatchObject({ state: 'running', dueLegal: '2026-04-02' })
    expect(keys(clock.steps)).toContain('deadline:passedOver.movesNothing')
  })

  test('the file of a person who has died is closed by the answer to whoever asked', () => {
    const events = [received, happened('subjectDeceased', '2026-03-04'), happened('answerSent', '2026-03-06')]
    expect(clockOf(events)).toMatchObject({ state: 'closed', closedOn: '2026-03-06', inTime: null })
  })

  test('a widening by another right has its own clock, the old one stands', () => {
    const first = happened('receivedByController', '2026-03-02', { rights: ['art15Access'] })
    const wider = happened('scopeExtendedByRequester', '2026-03-16', { rights: ['art17Erasure'] })
    expect(clockOf([first, wider]).dueLegal).toBe('2026-04-02')
    expect(clockOf([first, wider], { right: 'art17Erasure' }).dueLegal).toBe('2026-04-16')
  })

  test('consent is withdrawn at once, without a month', () => {
    const clock = clockOf([happened('consentWithdrawn', '2026-03-07')], { right: 'art7_3WithdrawConsent' })
    expect(clock).toMatchObject({ dueLegal: '2026-03-07', dueCautious: '2026-03-07', refusalDue: null })
  })

  test('an objection to marketing stops it within hours; the month is for the reply', () => {
    const clock = clockOf([happened('marketingObjection', '2026-03-02')], { right: 'art21Objection' })
    expect(clock.dueLegal).toBe('2026-04-02')
    expect(clock.otherLimits).toMatchObject([{ duty: 'stopMarketing', dueAt: '2026-03-03T12:00:00.000Z' }])
  })

  test('a receipt before the GDPR applied is refused with the first day that has a rule', () => {
    expect(() => clockOf([happened('receivedByController', '2018-05-01')])).toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        issues: [expect.objectContaining({ params: { minimum: '2018-05-25' } })],
      }),
    )
  })
})

describe('closing', () => {
  test('an answer closes at dispatch, a bounce opens again with the original limit', () => {
    const answered = [received, happened('answerSent', '2026-03-20')]
    expect(clockOf(answered)).toMatchObject({ state: 'closed', closedOn: '2026-03-20' })
    const bounced = clockOf([...answered, happened('answerBounced', '2026-03-23')])
    expect(bounced).toMatchObject({ state: 'running', dueLegal: '2026-04-02', closedAt: null })
  })

  test('where arrival is what counts, sending does not close', () => {
    const sent = [received, happened('answerSent', '2026-03-20')]
    expect(clockOf(sent, { positions: { D10: 'arrival' } }).state).toBe('running')
    const arrived = [...sent, happened('answerArrived', '2026-03-23')]
    expect(clockOf(arrived, { positions: { D10: 'arrival' } })).toMatchObject({
      state: 'closed',
      closedOn: '2026-03-23',
    })
  })

  test('a refusal has its own limit of one month, whatever the extension', () => {
    const clock = clockOf([
      received,
      happened('extensionNoticeSent', '2026-03-20'),
      happened('refusalSent', '2026-04-03'),
    ])
    expect(clock).toMatchObject({ state: 'closed', refusalDue: '2026-04-02', dueLegal: '2026-06-02' })
    expect(clock.inTime).toBe(false)
    expect(keys(clock.warnings)).toContain('refusedLate')
  })

  test('a partial answer leaves the rest running, unless it answers the right completely', () => {
    expect(clockOf([received, happened('partialAnswerSent', '2026-03-20')]).state).toBe('running')
    const complete = happened('partialAnswerSent', '2026-03-20', { facts: { completes: true } })
    expect(clockOf([received, complete]).state).toBe('closed')
  })

  test('a refusal of one right leaves the other open', () => {
    const refused = happened('refusalSent', '2026-03-20', { rights: ['art17Erasure'] })
    expect(clockOf([received, refused]).state).toBe('running')
    expect(clockOf([received, refused], { right: 'art17Erasure' }).state).toBe('closed')
  })

  test('withdrawn and taken up again, the limit is that of the original receipt', () => {
    const events = [received, happened('withdrawnByRequester', '2026-03-10')]
    expect(clockOf(events).state).toBe('closed')
    expect(clockOf([...events, happened('reopened', '2026-03-20')])).toMatchObject({
      state: 'running',
      dueLegal: '2026-04-02',
    })
  })

  test('asking a processor never stops the clock', () => {
    expect(clockOf([received, happened('processorAsked', '2026-03-03')])).toMatchObject({
      state: 'running',
      dueLegal: '2026-04-02',
    })
  })
})

describe('contradictions', () => {
  test('what lies before receipt, or answers no question, is accepted without effect and said', () => {
    const events = [
      received,
      happened('extensionNoticeSent', '2026-02-20'),
      happened('identityProved', '2026-03-13'),
    ]
    const clock = clockOf(events)
    expect(clock).toMatchObject({ dueLegal: '2026-04-02', extended: false })
    expect(keys(clock.warnings)).toEqual(['beforeReceipt', 'answerUnasked'])
  })
})

describe('corrections', () => {
  test('a correction takes the place of the event that it names', () => {
    const earlier = happened('receivedByController', '2026-02-27', { correctionOf: received.id })
    expect(clockOf([received, earlier]).dueLegal).toBe('2026-03-27')
  })

  test('of two corrections of one event the one recorded later stands', () => {
    const correction = (on: string, recordedAt: string) =>
      happened('receivedByController', on, {
        correctionOf: received.id,
        recordedAt: happened('reopened', recordedAt).recordedAt,
      })
    const [one, other] = [correction('2026-02-27', '2026-03-10'), correction('2026-02-26', '2026-03-11')]
    expect(clockOf([other, received, one]).dueLegal).toBe('2026-03-26')
  })
})

describe('the United Kingdom', () => {
  test('identity asked starts the period with its receipt, not before; the cautious date does not wait', () => {
    const asked = [received, happened('identityAsked', '2026-03-20')]
    expect(clockOf(asked, british)).toMatchObject({
      state: 'notStarted',
      dueLegal: null,
      dueCautious: '2026-04-02',
    })
    expect(clockOf([...asked, happened('identityProved', '2026-03-26')], british).dueLegal).toBe('2026-04-27')
  })

  test('what is asked after the period has ended starts nothing anew', () => {
    const late = [received, happened('identityAsked', '2026-04-10'), happened('identityProved', '2026-04-12')]
    expect(clockOf(late, british).dueLegal).toBe('2026-04-02')
  })

  test('a fee starts the period at payment and stops counting when it is dropped', () => {
    const fee = [received, happened('feeAnnounced', '2026-03-04')]
    expect(clockOf([...fee, happened('feePaid', '2026-03-18')], british).dueLegal).toBe('2026-04-20')
    expect(clockOf([...fee, happened('feeWithdrawn', '2026-03-18')], british).dueLegal).toBe('2026-04-02')
  })

  test('a fee under the GDPR moves nothing', () => {
    expect(clockOf([received, happened('feeAnnounced', '2026-03-04')]).dueLegal).toBe('2026-04-02')
  })

  test('the rule changes with the Act of 2025', () => {
    expect(clockOf([happened('receivedByController', '2026-02-04')], british).ruleVersion).toBe(
      'uk-art12_3@2018-05-25',
    )
    expect(clockOf([happened('receivedByController', '2026-02-05')], british).ruleVersion).toBe(
      'uk-art12A@2026-02-05',
    )
  })

  test('clarification asked on the last day stops the clock, asked a day later it comes too late', () => {
    const asked = (on: string) =>
      clockOf([received, happened('clarificationAsked', on, { facts: { largeVolume: true } })], british)
    expect(asked('2026-04-02')).toMatchObject({ state: 'suspended', dueLegal: null })
    expect(asked('2026-04-03')).toMatchObject({ state: 'running', dueLegal: '2026-04-02' })
  })

  test('the literal reading of the statute ends a day earlier and is shown', () => {
    expect(clockOf([received], british).alternatives).toEqual([
      { dispute: 'D7', position: 'literal', due: '2026-04-01' },
    ])
  })

  test('a complaint has thirty days of its own, of which the day of receipt is the first', () => {
    const clock = clockOf(
      [happened('receivedByController', '2026-07-01'), happened('complaintToController', '2026-07-10')],
      british,
    )
    expect(clock.otherLimits).toMatchObject([{ duty: 'acknowledgeComplaint', dueOn: '2026-08-08' }])
    expect(clock.dueLegal).toBe('2026-08-03')
  })

  test('its steps cite its own law', () => {
    const cited = clockOf([received, happened('identityAsked', '2026-03-03')], british)
    for (const { article } of [...cited.steps, ...cited.warnings])
      expect(article ?? '').not.toMatch(/(?<!UK )GDPR/)
  })
})

describe('Switzerland', () => {
  test('a share of the costs gives ten days to confirm, then thirty from their end', () => {
    const clock = clockOf(
      [happened('receivedByController', '2026-03-01'), happened('feeAnnounced', '2026-03-05')],
      swiss,
    )
    expect(clock).toMatchObject({ dueLegal: '2026-04-14', dueCautious: '2026-03-31' })
    expect(clock.steps).toContainEqual(
      expect.objectContaining({
        key: 'deadline:step.started.ch.fee',
        params: { on: '2026-03-15', onWeekday: 'sun' },
      }),
    )
  })

  test('access is answered within thirty days as they stand; the reading that moves a weekend is shown', () => {
    const clock = clockOf([happened('receivedByController', '2026-01-15')], swiss)
    expect(clock.dueLegal).toBe('2026-02-14')
    expect(clock.alternatives).toEqual([{ dispute: 'D9', position: 'nextWorkingDay', due: '2026-02-16' }])
  })

  test('the answer is extended to the date that was announced', () => {
    const notice = happened('extensionNoticeSent', '2026-03-20', {
      facts: { announcedOn: day('2026-05-20') },
    })
    expect(clockOf([received, notice], swiss).dueLegal).toBe('2026-05-20')
    const undated = clockOf([received, happened('extensionNoticeSent', '2026-03-20')], swiss)
    expect(undated.dueLegal).toBe('2026-04-01')
    expect(keys(undated.warnings)).toContain('announcedDateMissing')
    expect(undated.extended).toBe(false)
    expect(keys(undated.steps)).not.toContain('extension.timely')
  })

  test('erasure has no figure: it is due at once', () => {
    expect(clockOf([received], { ...swiss, right: 'art17Erasure' })).toMatchObject({
      dueLegal: '2026-03-02',
      refusalDue: null,
    })
  })
})

describe('several clocks and readings', () => {
  test('a regional holiday moves the limit, and the national reading is shown and warned of', () => {
    const clock = clockOf([happened('receivedByController', '2025-12-06')], { region: 'BY' })
    expect(clock.dueLegal).toBe('2026-01-07')
    expect(clock.alternatives).toEqual([{ dispute: 'D6', position: 'countryOnly', due: '2026-01-06' }])
    expect(keys(clock.warnings)).toContain('earlierReading')
  })

  test('a disputed day is counted or left out as its row says, and the other reading is shown', () => {
    const netherlands = clockOf([happened('receivedByController', '2026-03-03')], { country: 'NL' })
    expect(netherlands.dueLegal).toBe('2026-04-07')
    expect(netherlands.alternatives).toEqual([
      { dispute: 'D6', position: 'undisputedOnly', due: '2026-04-03' },
    ])
    const sweden = clockOf([happened('receivedByController', '2026-05-19')], { country: 'SE' })
    expect(sweden.dueLegal).toBe('2026-06-19')
    expect(sweden.alternatives).toEqual([{ dispute: 'D6', position: 'withOmitted', due: '2026-06-22' }])
  })

  test('a position that no dispute knows is a mistake of the caller', () => {
    expect(() => clockOf([received], { positions: { D5: 'guess' } })).toThrow(
      'no position guess in dispute D5',
    )
  })

  test('from the twentieth day a refusal that is still open is warned of', () => {
    expect(keys(clockOf([received], { today: day('2026-03-21') }).warnings)).not.toContain('refusalNear')
    expect(keys(clockOf([received], { today: day('2026-03-22') }).warnings)).toContain('refusalNear')
  })
})

describe('a right that was asked for later', () => {
  const first = happened('receivedByController', '2026-03-02', { rights: ['art15Access'] })
  const erasure = { right: 'art17Erasure' } as const

  test('counts from the widening that brought it', () => {
    const widened = happened('scopeExtendedByRequester', '2026-03-20', { rights: ['art17Erasure'] })
    expect(clockOf([first, widened], erasure)).toMatchObject({
      receivedOn: '2026-03-20',
      dueLegal: '2026-04-20',
    })
    expect(clockOf([first, widened]).dueLegal).toBe('2026-04-02')
  })

  test('counts from the first receipt while no event names it, and says so', () => {
    const clock = clockOf([first], erasure)
    expect(clock.dueLegal).toBe('2026-04-02')
    expect(keys(clock.warnings)).toContain('rightWithoutEvent')
    expect(keys(clockOf([first]).warnings)).not.toContain('rightWithoutEvent')
  })
})
