import { describe, expect, test } from 'vitest'
import type { ClockEvent, ClockEventName } from '#shared/contract/clock.ts'
import type { Verdict } from '#shared/contract/codes.ts'
import clockEvents from '../../../resources/law/codes/clock-event.json' with { type: 'json' }
import { breachEventGroups } from '../../../src/renderer/features/breach/event-groups.ts'
import { nextBreachEvents } from '../../../src/renderer/features/breach/next-events.ts'

type Standing = Pick<ClockEvent, 'event' | 'facts'>

const undecided = { authorityNotification: 'undetermined', dataSubjectNotification: 'undetermined' } as const

function assessed(verdict: Verdict): Standing {
  return { event: 'riskAssessed', facts: { verdict } }
}

function events(...names: readonly (ClockEventName | Standing)[]): readonly Standing[] {
  return names.map((name) => (typeof name === 'string' ? { event: name, facts: {} } : name))
}

test('each legal event of a breach stands in exactly one group', () => {
  const offered = breachEventGroups.flatMap((group) => group.events)
  const known = Object.entries(clockEvents)
    .filter(([name, { appliesTo }]) => appliesTo === 'breach' && name !== 'breachEventVoided')
    .map(([name]) => name)
  expect(offered.toSorted()).toEqual(known.toSorted())
})

describe('what is sensible next in a breach', () => {
  test('before awareness the decision about it leads, then signals and investigation', () => {
    expect(nextBreachEvents(undecided, events('firstSignal'))).toEqual([
      'controllerAware',
      'investigationStarted',
      'reportedInternally',
      'dpoInformed',
    ])
    expect(nextBreachEvents(undecided, events('investigationStarted'))).toContain('investigationEnded')
  })

  test('an undetermined risk is assessed and can be filed all the same', () => {
    expect(nextBreachEvents(undecided, events('controllerAware')).slice(0, 2)).toEqual([
      'riskAssessed',
      'initialFiled',
    ])
  })

  test('a risk that needs no notification leads to closing, not to filing', () => {
    const next = nextBreachEvents(undecided, events('controllerAware', assessed('notRequired')))
    expect(next).not.toContain('initialFiled')
    expect(next).toContain('closed')
  })

  test('the decision of the controller goes before the assessment', () => {
    const decided = { ...undecided, authorityNotification: 'required' } as const
    const next = nextBreachEvents(decided, events('controllerAware', assessed('notRequired')))
    expect(next).toContain('initialFiled')
    expect(next).not.toContain('closed')
  })

  test('new facts make an assessment stale', () => {
    const next = nextBreachEvents(
      undecided,
      events('controllerAware', assessed('notRequired'), 'newFactsChangeRisk'),
    )
    expect(next.slice(0, 2)).toEqual(['riskAssessed', 'initialFiled'])
  })

  test('what was filed is supplemented, then made final, then closed', () => {
    const filed = events('controllerAware', assessed('required'), 'initialFiled')
    expect(nextBreachEvents(undecided, filed)).toEqual(['supplementFiled', 'finalFiled', 'highRiskConcluded'])
    expect(nextBreachEvents(undecided, [...filed, ...events('finalFiled')])).toContain('closed')
  })

  test('a high risk asks for the people to be informed, until they are or an exemption is recorded', () => {
    const high = events('controllerAware', assessed('required'), 'highRiskConcluded')
    expect(nextBreachEvents(undecided, high)).toContain('art34Sent')
    expect(nextBreachEvents(undecided, [...high, ...events('art34Exempt')])).not.toContain('art34Sent')
  })

  test('a closed file is taken up only for new facts and supplements', () => {
    expect(nextBreachEvents(undecided, events('controllerAware', 'closed'))).toEqual([
      'newFactsChangeRisk',
      'supplementFiled',
    ])
  })
})
