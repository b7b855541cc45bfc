import { ruleInForce } from '#engine/law/index.ts'
import { addDays, type Day } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { contradictions } from './contradiction.ts'
import { type Alternative, earlierReadings } from './position.ts'
import type { Closing } from './request-closing.ts'
import { dayOf, eventsOf, type RequestFile } from './request-file.ts'
import { noticeOf, type RequestLimits } from './request-limits.ts'
import { startArticle } from './request-start.ts'

/** What a person must know beside the dates: notices too late, hypotheses, facts that are missing. */
export function warningsOf(
  file: RequestFile,
  legal: RequestLimits,
  cautious: RequestLimits,
  closing: Closing | null,
  alternatives: readonly Alternative[],
): readonly Message[] {
  return [
    ...receiptWarnings(file),
    ...contradictions(file),
    ...legal.warnings,
    ...extensionWarnings(file, legal, cautious),
    ...feeWarnings(file),
    ...hypothesisWarnings(file),
    ...openWarnings(file, legal, cautious, closing),
    ...lateWarnings(legal, cautious, closing),
    ...refusalWarnings(file, legal, closing),
    ...openQuestions(file, legal, alternatives, closing),
  ]
}

function receiptWarnings(file: RequestFile): readonly Message[] {
  const elsewhere = eventsOf(file, 'receivedByProcessor', 'receivedByOtherGroupCompany')
    .filter(({ facts }) => facts?.officialChannel !== true)
    .filter(() => file.receipt === null)
    .map((event) => warning(`notForwarded.${event.event}`, { on: dayOf(file, event) }, 'GDPR Art. 12(3)'))
  const noClock = file.events
    .filter(({ event }) => file.law.events[event].effect === 'noClock')
    .filter(({ event }) => event !== 'weAreProcessor' || eventsOf(file, 'forwardedToController').length === 0)
    .map((event) => warning(event.event, { on: dayOf(file, event) }, file.law.events[event.event].article))
  const future =
    file.receipt !== null && file.today !== null && dayOf(file, file.receipt) > file.today
      ? [warning('receivedInFuture', { on: dayOf(file, file.receipt) }, null)]
      : []
  const unnamed =
    file.receipt !== null && file.isReceiptOfOthers
      ? [warning('rightWithoutEvent', { on: dayOf(file, file.receipt) }, 'GDPR Art. 12(3)')]
      : []
  const later = file.events
    .filter((event) => event !== file.receipt && file.today !== null && dayOf(file, event) > file.today)
    .map((event) => warning('inFuture', { on: dayOf(file, event), event: event.event }, null))
  return [...elsewhere, ...noClock, ...future, ...later, ...unnamed]
}

function extensionWarnings(
  file: RequestFile,
  legal: RequestLimits,
  cautious: RequestLimits,
): readonly Message[] {
  const article = file.rule?.article ?? null
  if (legal.extension?.kind === 'late') {
    return [
      warning(
        'extensionLate',
        { on: legal.extension.on, limit: legal.extensionNotice?.end ?? null },
        article,
      ),
    ]
  }
  if (cautious.extension?.kind === 'late') {
    return [
      warning(
        'extensionLateWithoutSuspension',
        { on: cautious.extension.on, limit: cautious.extensionNotice?.end ?? null },
        article,
      ),
    ]
  }
  if (legal.extension?.kind === 'undated') {
    return [warning('announcedDateMissing', {}, 'FADP Ordinance Art. 18(2)')]
  }
  return []
}

function feeWarnings(file: RequestFile): readonly Message[] {
  const announced = eventsOf(file, 'feeAnnounced').at(-1)
  if (file.regime !== 'ch' || announced === undefined) return []
  const on = dayOf(file, announced)
  const until = addDays(on, ruleInForce(file.law, 'ch', 'confirmFee', on)?.value ?? 0)
  const confirmed = eventsOf(file, 'feeAccepted', 'feePaid').some((event) => dayOf(file, event) <= until)
  const amount = announced.facts?.feeAmount ?? 0
  return [
    ...(confirmed ? [] : [warning('feeUnconfirmed', { until }, 'FADP Ordinance Art. 19(3)')]),
    ...(amount > 300 ? [warning('feeTooHigh', { amount }, 'FADP Ordinance Art. 19(2)')] : []),
  ]
}

/** An extension is assumed only where no notice of one is on record: a notice counts as it is, in time or late. */
function hypothesisWarnings(file: RequestFile): readonly Message[] {
  const { hypotheses, receipt } = file
  const notice = receipt === null ? undefined : noticeOf(file, dayOf(file, receipt))
  const extended =
    notice === undefined
      ? warning('hypothesisExtended', {}, 'GDPR Art. 12(3)')
      : warning('hypothesisBesideNotice', { on: dayOf(file, notice) }, 'GDPR Art. 12(3)')
  return [
    ...(hypotheses.extended ? [extended] : []),
    ...(hypotheses.pauses.length > 0 ? [warning('hypothesisPaused', {}, 'GDPR Art. 12(6)')] : []),
  ]
}

function openWarnings(
  file: RequestFile,
  legal: RequestLimits,
  cautious: RequestLimits,
  closing: Closing | null,
): readonly Message[] {
  if (closing !== null || cautious.answer === null) return []
  const params = { cautious: cautious.answer.end }
  if (legal.waitsFor !== null) return [warning(`waits.${legal.waitsFor}`, params, startArticle(file))]
  return legal.open === null ? [] : [warning('suspensionOpen', { ...params, from: legal.open.from }, null)]
}

function lateWarnings(
  legal: RequestLimits,
  cautious: RequestLimits,
  closing: Closing | null,
): readonly Message[] {
  if (closing === null || closing.by.event === 'withdrawnByRequester') return []
  const refused = closing.by.event === 'refusalSent'
  const limit = (refused ? legal.refusal : legal.answer)?.end
  const target = (refused ? cautious.refusal : cautious.answer)?.end
  const article = refused ? 'GDPR Art. 12(4)' : 'GDPR Art. 12(3)'
  const params = { on: closing.on, limit: limit ?? null, cautious: target ?? null }
  if (limit !== undefined && closing.on > limit)
    return [warning(refused ? 'refusedLate' : 'answeredLate', params, article)]
  return target !== undefined && closing.on > target
    ? [warning('lateWithoutSuspension', params, article)]
    : []
}

function refusalWarnings(
  file: RequestFile,
  legal: RequestLimits,
  closing: Closing | null,
): readonly Message[] {
  const { today } = file
  const limit = legal.refusal?.end
  if (closing !== null || today === null || limit === undefined || legal.start === null) return []
  const from: Day = addDays(legal.start, file.policy.warnOfRefusalAfterDays)
  return today >= from && today <= limit ? [warning('refusalNear', { limit }, 'GDPR Art. 12(4)')] : []
}

/** An open question that could make our date a late one is not passed over in silence. */
function openQuestions(
  file: RequestFile,
  legal: RequestLimits,
  alternatives: readonly Alternative[],
  closing: Closing | null,
): readonly Message[] {
  const due = legal.answer?.end
  if (closing !== null || due === undefined) return []
  return earlierReadings(file.law, alternatives, (other) => other.due < due)
}

function warning(name: string, params: Message['params'], article: string | null): Message {
  return { key: `deadline:warning.${name}`, params, article }
}
