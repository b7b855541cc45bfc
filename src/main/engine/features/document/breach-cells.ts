import type { Breach } from '#shared/contract/breach.ts'
import { cite } from '#shared/kernel/citation.ts'
import { dayIn, dayInWords } from '#shared/kernel/dates.ts'
import type { Words } from '../../language/index.ts'
import type { Names } from './record-cells.ts'

/** One cell of a breach's documentation, with the full key of its label. */
export interface BreachCell {
  readonly key: string
  readonly article: string | null
  /** The documentation asks for it: an empty one is shown as not stated. */
  readonly required: boolean
  readonly valueType: 'text' | 'instant'
  readonly value: string | readonly string[] | null
}

/** The facts, effects and remedial action of GDPR Art. 33(5), with what Art. 33(3) and 34 ask to be known of them. */
export function breachCellsOf(breach: Breach, names: Names, words: Words): BreachCell[] {
  const code = (list: string) => (key: string) => words.text(`codes:${list}.${key}`)
  const text = (
    key: string,
    article: string | null,
    value: BreachCell['value'],
    required = article !== null,
  ): BreachCell => ({
    key,
    article: article && cite(article, words.language),
    required,
    valueType: 'text',
    value,
  })
  const moment = (
    key: string,
    article: string | null,
    value: Breach['awareAt'],
    required = article !== null,
  ): BreachCell => ({ ...text(key, article, value, required), valueType: 'instant' })
  return [
    text('document:breaches.facts', 'GDPR Art. 33(5)', breach.description),
    text('breach:field.incidentType', null, code('incidentType')(breach.incidentType)),
    text('breach:field.cause', null, code('breachCause')(breach.cause)),
    text('breach:field.nature', 'GDPR Art. 33(3)(a)', breach.nature.map(code('breachNature'))),
    moment('breach:field.begunAt', null, breach.begunAt),
    moment('breach:field.endedAt', null, breach.endedAt),
    moment('breach:field.detectedAt', null, breach.detectedAt),
    moment('breach:field.awareAt', 'GDPR Art. 33(1)', breach.awareAt),
    text(
      'breach:field.dataSubjectCategories',
      'GDPR Art. 33(3)(a)',
      breach.dataSubjectCategories.map(code('dataSubjectCategory')),
    ),
    text('breach:field.peopleCount', 'GDPR Art. 33(3)(a)', countText(breach.peopleCount, words)),
    text(
      'breach:field.dataCategories',
      'GDPR Art. 33(3)(a)',
      breach.dataCategories.map(code('dataCategory')),
    ),
    text(
      'breach:field.specialCategories',
      'GDPR Art. 9(1)',
      breach.specialCategories.map(code('specialCategory')),
      false,
    ),
    text('breach:field.recordsCount', 'GDPR Art. 33(3)(a)', countText(breach.recordsCount, words)),
    text('breach:field.countries', null, breach.countries.map(words.country)),
    text('breach:field.systemIds', null, breach.systemIds.map(names.of)),
    text('breach:field.activityIds', null, breach.activityIds.map(names.of)),
    text('document:breaches.effects', 'GDPR Art. 33(3)(c), 33(5)', breach.consequences),
    text('breach:field.measuresBefore', null, breach.measuresBefore),
    text('document:breaches.remedialAction', 'GDPR Art. 33(3)(d), 33(5)', breach.measuresTaken),
    text(
      'document:breaches.authorityNotification',
      'GDPR Art. 33(1)',
      code('verdict')(breach.authorityNotification),
    ),
    moment(
      'breach:field.notifiedAt',
      'GDPR Art. 33(1)',
      breach.notifiedAt,
      breach.authorityNotification !== 'notRequired',
    ),
    text(
      'document:breaches.peopleNotification',
      'GDPR Art. 34(1)',
      code('verdict')(breach.dataSubjectNotification),
    ),
    text('breach:field.assessment', 'GDPR Art. 33(5)', assessmentText(breach, words), false),
    text('document:breaches.advice', 'GDPR Art. 39(1)(a)', adviceText(breach, words), false),
    text('document:breaches.decision', null, decisionText(breach, words), true),
    text('breach:field.handler', null, breach.handler),
    text('breach:field.status', null, code('breachState')(breach.status)),
  ]
}

/** What is not known yet is not zero. */
function countText({ kind, value }: Breach['peopleCount'], words: Words): string {
  if (kind === 'unknown' || value === null) return words.text('codes:countKind.unknown')
  return words.text(`document:breaches.count.${kind}`, { count: value })
}

/** The verdicts of each regime and the facts that led to them, with the version of the rules. */
function assessmentText({ assessment, timeZone }: Breach, words: Words): string[] {
  if (!assessment) return []
  const verdict = (key: string) => words.text(`codes:verdict.${key}`)
  const fact = (name: string, value: string | number) => {
    if (typeof value === 'number') return value.toLocaleString(words.language)
    return words.text(value === 'unknown' ? 'breach-fact:unknown' : `breach-fact:value.${name}.${value}`)
  }
  return [
    ...assessment.verdicts.map(({ regime, authority, people }) =>
      words.text('document:breaches.assessed', {
        regime: words.text(`codes:regime.${regime}`),
        authority: verdict(authority),
        people: verdict(people),
      }),
    ),
    ...Object.entries(assessment.facts).map(([name, said]) => {
      const values = [said].flat().map((value) => fact(name, value))
      return words.pair(words.text(`breach-fact:field.${name}`), values.join(', '))
    }),
    ...(assessment.score === null
      ? []
      : [words.pair(words.text('enisa:title'), assessment.score.toLocaleString(words.language))]),
    assessment.note,
    words.text('document:breaches.assessedBy', {
      by: assessment.assessedBy,
      day: dayInWords(dayIn(timeZone, assessment.assessedAt), words.language),
      version: assessment.criteriaVersion,
    }),
  ].filter((line) => line !== '')
}

function adviceText({ advice }: Breach, words: Words): string[] {
  return advice ? [advice.text, `${advice.by}, ${dayInWords(advice.on, words.language)}`] : []
}

function decisionText({ decision }: Breach, words: Words): string[] {
  if (!decision) return []
  const { outcome, reasonIfNot, evidence, byName, on } = decision
  const signed = `${byName}, ${decision.function}, ${dayInWords(on, words.language)}`
  return [outcome, reasonIfNot, evidence, signed].filter(Boolean)
}
