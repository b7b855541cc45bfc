import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Right } from '#shared/contract/codes.ts'
import { LetterKind } from '#shared/contract/letter.ts'
import { articleIn, type LetterContents } from './contents.ts'
import { isExtensionLate, type LetterFile, type RequestLetterFile } from './letter-file.ts'

interface PossibleLetter {
  readonly kind: LetterKind
  readonly fits: boolean
  readonly article: string
  readonly events: ClockEventName[]
}

/** The letters that a record can have, those that fit its state first. */
export function possibleLetters(file: LetterFile, contents: LetterContents): PossibleLetter[] {
  const fitting = fittingKinds(file)
  return LetterKind.options
    .flatMap((kind) => {
      const rule = contents.kinds[kind]
      const regime = file.record.regimes.find((one) => rule.regimes.includes(one))
      if (rule.of !== file.of || regime === undefined) return []
      const article = articleIn(regime, rule) ?? rule.article
      return [{ kind, fits: fitting.has(kind), article, events: rule.events }]
    })
    .toSorted((one, other) => Number(other.fits) - Number(one.fits))
}

/** What the state of the file calls for or still allows; every other letter can be written too. */
function fittingKinds(file: LetterFile): ReadonlySet<LetterKind> {
  const has = (...names: readonly ClockEventName[]) => file.events.some(({ event }) => names.includes(event))
  if (file.of === 'breach') {
    return new Set([
      ...(has('weAsProcessorAware') ? (['processorNotice'] as const) : []),
      ...(has('highRiskConcluded', 'authorityOrdered') || file.record.dataSubjectNotification === 'required'
        ? (['art34Communication'] as const)
        : []),
    ])
  }
  return new Set([...whileOpen(file, has), ...atAnyTime(file, has)])
}

type Has = (...names: readonly ClockEventName[]) => boolean

function whileOpen(file: RequestLetterFile, has: Has): readonly LetterKind[] {
  const { record, clocks, events } = file
  if (clocks.every(({ state }) => state === 'closed')) return []
  if (has('weAreProcessor')) return ['forwarded', 'forwardingToController']
  const isFresh = events.length <= 1
  const isUnproved = has('identityAsked', 'identityInsufficient') && !has('identityProved')
  const asksNothing = record.regimes.every((regime) => regime === 'ch')
  const kinds: (LetterKind | false)[] = [
    isFresh && 'acknowledgement',
    isUnproved && 'notIdentifiable',
    !asksNothing && !has('identityAsked', 'identityProved') && 'identityRequest',
    record.contactRole !== 'self' && !has('authorityOfRepresentativeProved') && 'mandateRequest',
    record.rights.includes('art15Access') && !has('clarificationAsked') && 'clarificationRequest',
    !has('extensionNoticeSent') &&
      !record.regimes.every((one) => isExtensionLate(file, one)) &&
      'extensionNotice',
    'partialAnswer',
    'completion',
    record.rights.includes('art15Access') && 'noDataFound',
    'refusal',
  ]
  return kinds.filter((kind) => kind !== false)
}

/** Rights whose exercise recipients are told of (GDPR Art. 19). */
const corrective: readonly Right[] = ['art16Rectification', 'art17Erasure', 'art18Restriction']

function atAnyTime({ record }: RequestLetterFile, has: Has): readonly LetterKind[] {
  const kinds: (LetterKind | false)[] = [
    // What bounced or is recorded already still needs its letter.
    has('refusalSent') && 'refusal',
    has('partialAnswerSent') && 'partialAnswer',
    has('answerSent') && 'completion',
    has('actionDone') && record.rights.some((right) => corrective.includes(right)) && 'recipientNotice',
    record.rights.includes('art18Restriction') &&
      has('actionDone', 'restrictionLiftPlanned') &&
      'restrictionLift',
    has('complaintToController') && 'complaintAcknowledgement',
    has('weAreProcessor') && 'forwarded',
    has('weAreProcessor') && 'forwardingToController',
  ]
  return kinds.filter((kind) => kind !== false)
}
