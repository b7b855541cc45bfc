import { ruleInForce } from '#engine/law/index.ts'
import type { Right } from '#shared/contract/codes.ts'
import { addDays, type Day, type Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { endOfPeriod } from './period.ts'
import { dayOf, daysOffFor, eventsOf, type RequestFile } from './request-file.ts'
import { wallClock } from './temporal.ts'

/** A limit beside the clock that an event starts: a list of recipients, a widened scope, a complaint. */
export interface OtherLimit {
  readonly duty: string
  readonly message: Message
  readonly dueOn: Day | null
  readonly dueAt: Instant | null
  /** A complaint: the event that it was recorded by, each of which is acknowledged on its own. */
  readonly event?: { readonly id: string; readonly on: Day }
}

/** The limits that events of the request start beside its own clock. */
export function otherLimitsOf(file: RequestFile): readonly OtherLimit[] {
  return [
    ...marketing(file),
    ...widened(file),
    ...recipients(file),
    ...complaints(file),
    ...forwarding(file),
    ...awaited(file),
  ]
}

/** GDPR Art. 21(3): marketing stops at once; the month is for the reply. */
function marketing(file: RequestFile): readonly OtherLimit[] {
  if (file.right !== 'art21Objection') return []
  return eventsOf(file, 'marketingObjection')
    .slice(0, 1)
    .map(({ occurredAt }) => {
      const hours = file.policy.stopMarketingWithinHours
      const dueAt = instantAt(millisecondsOf(occurredAt) + hours * 3_600_000)
      const article = file.regime === 'uk' ? 'UK GDPR Art. 21(3)' : 'GDPR Art. 21(3)'
      return {
        duty: 'stopMarketing',
        message: message('stopMarketing', { hours, dueAt: wallClock(dueAt, file.zone) }, article),
        dueOn: null,
        dueAt,
      }
    })
}

/** A widening of the same right has its own clock; the old one stands. */
function widened(file: RequestFile): readonly OtherLimit[] {
  const { rule } = file
  if (rule === null || rule.value === null || rule.unit === 'hour' || rule.unit === 'none') return []
  const period = { unit: rule.unit, value: rule.value }
  return eventsOf(file, 'scopeExtendedByRequester')
    .filter(({ id }) => id !== file.receipt?.id)
    .map((event) => {
      const on = dayOf(file, event)
      const { end } = endOfPeriod(on, period, plain(file))
      return {
        duty: 'widenedScope',
        message: message('widenedScope', { on, end }, rule.article),
        dueOn: end,
        dueAt: null,
      }
    })
}

/** GDPR Art. 19 follows rectification, erasure and restriction alone. */
export const rightsOfRecipients: readonly Right[] = ['art16Rectification', 'art17Erasure', 'art18Restriction']

/** GDPR Art. 19, second sentence, after rectification, erasure or restriction. */
function recipients(file: RequestFile): readonly OtherLimit[] {
  if (!rightsOfRecipients.includes(file.right)) return []
  return eventsOf(file, 'recipientsAsked').flatMap((event) => {
    const on = dayOf(file, event)
    const rule = ruleInForce(file.law, file.regime, 'nameRecipients', on)
    if (rule === undefined || rule.unit !== 'month' || rule.value === null) return []
    const { end } = endOfPeriod(on, { unit: rule.unit, value: rule.value }, plain(file))
    return [
      {
        duty: rule.duty,
        message: message('nameRecipients', { on, end }, rule.article),
        dueOn: end,
        dueAt: null,
      },
    ]
  })
}

/** DPA 2018 s. 164A(3): thirty days beginning when the complaint is received, so its day is the first. */
function complaints(file: RequestFile): readonly OtherLimit[] {
  return eventsOf(file, 'complaintToController').flatMap((event) => {
    const on = dayOf(file, event)
    const rule = ruleInForce(file.law, file.regime, 'acknowledgeComplaint', on)
    if (rule === undefined || rule.value === null) return []
    const end = addDays(on, rule.value - 1)
    return [
      {
        duty: rule.duty,
        message: message('acknowledgeComplaint', { on, end }, rule.article),
        dueOn: end,
        dueAt: null,
        event: { id: event.id, on },
      },
    ]
  })
}

/**
 * GDPR Art. 28(3)(e): a request that is the controller's is forwarded within the hours or days of the contract, from when
 * it was received, as far as that is known; without any, without undue delay.
 */
function forwarding(file: RequestFile): readonly OtherLimit[] {
  const found = eventsOf(file, 'weAreProcessor').at(-1)
  if (found === undefined || eventsOf(file, 'forwardedToController').length > 0) return []
  const received = file.events.find(({ event }) => receivedAnywhere.includes(event)) ?? found
  const { contractHours: hours, contractDays: days } = found.facts ?? {}
  const dueAt =
    hours === undefined ? null : instantAt(millisecondsOf(received.occurredAt) + hours * 3_600_000)
  const dueOn = dueAt !== null || days === undefined ? null : addDays(dayOf(file, received), days)
  const name = dueAt !== null ? 'hours' : dueOn !== null ? 'days' : 'noFigure'
  const params = {
    from: wallClock(received.occurredAt, file.zone),
    count: hours ?? days ?? 0,
    dueAt: dueAt === null ? null : wallClock(dueAt, file.zone),
    end: dueOn,
  }
  const { article } = file.law.events.weAreProcessor
  return [
    {
      duty: 'forwardToController',
      message: { key: `deadline:limit.forwardToController.${name}`, params, article },
      dueOn,
      dueAt,
    },
  ]
}

/** What reached somebody through whom nobody may address us is asked for until it is forwarded; no clock runs yet. */
function awaited(file: RequestFile): readonly OtherLimit[] {
  if (file.receipt !== null || eventsOf(file, 'weAreProcessor', 'subjectDeceased').length > 0) return []
  const elsewhere = eventsOf(file, 'receivedByProcessor', 'receivedByOtherGroupCompany')[0]
  if (elsewhere === undefined) return []
  const params = { from: wallClock(elsewhere.occurredAt, file.zone) }
  return [
    {
      duty: 'awaitForwarding',
      message: message(
        'awaitForwarding',
        params,
        file.law.events[elsewhere.event].article ?? 'GDPR Art. 12(3)',
      ),
      dueOn: null,
      dueAt: null,
    },
  ]
}

const receivedAnywhere: readonly string[] = [
  'receivedByController',
  'receivedByProcessor',
  'receivedByOtherGroupCompany',
]

function plain(file: RequestFile) {
  const daysOff = daysOffFor(file, file.positions)
  return { daysOff, moves: file.regime !== 'ch', twoWorkingDays: file.regime === 'eu' }
}

function message(duty: string, params: Message['params'], article: string): Message {
  return { key: `deadline:limit.${duty}`, params, article }
}
