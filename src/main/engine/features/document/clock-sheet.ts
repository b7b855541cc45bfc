import type { BreachClock, ClockEvent, RequestClock } from '#shared/contract/clock.ts'
import type { DeadlinePolicy } from '#shared/contract/deadline-policy.ts'
import { cite } from '#shared/kernel/citation.ts'
import { type Day, dayIn, dayInWords, type TimeZone } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { Calendars, Law } from '../../law/index.ts'
import type { PolicyHistory } from '../policy-history.ts'
import { dutiesBlocks, dutySheets } from './clock-sheet-duties.ts'
import { eventSheet, eventsTable } from './clock-sheet-events.ts'
import { type Block, explained, heading, prose, readableParams } from './clock-sheet-words.ts'
import type { FiledDuty } from './filed-duties.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const clockSheetVersion = '4'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections' | 'sheets'>

/** A request, a breach or an incident with everything that its clocks rest on. */
export interface ClockFile {
  readonly reference: string
  readonly kind: 'request' | 'breach' | 'incident'
  readonly zone: TimeZone
  readonly country: string
  readonly region: string | null
  readonly clocks: readonly (RequestClock | BreachClock)[]
  readonly events: readonly ClockEvent[]
  /** What is owed to others beside the authority of data protection. */
  readonly duties: readonly FiledDuty[]
  /** Since when the personal data of a request are gone. */
  readonly blankedOn: Day | null
}

interface Rules {
  readonly law: Law
  readonly calendars: Calendars
  readonly policies: PolicyHistory
}

/**
 * How the dates of one request, breach or incident came about, for our own file: each clock with its two dates and its
 * steps, each duty to report beside it, the legal events with who recorded them and on what evidence, and the positions
 * taken where authorities disagree. Internal:
 * it names what was doubted and what others would say.
 */
export function clockSheet(file: ClockFile, rules: Rules, words: Words): Content {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  return {
    title: `${t('title')} ${file.reference}`,
    reference: file.reference,
    subtitle: t('subtitle'),
    layout: 'compact',
    sections: [
      {
        blocks: [
          { type: 'note', tone: 'attention', text: t('internal') },
          ...blankedNote(file, words),
          { type: 'fields', fields: placeFields(file, rules.calendars, words) },
          ...file.clocks.flatMap((clock, place) => clockBlocks(clock, place, words)),
          ...dutiesBlocks(file, words),
          // An incident has no legal events, and nobody disagrees on its dates.
          ...(file.kind === 'incident'
            ? undated(file, words)
            : [...eventsTable(file, words), ...positionBlocks(file, rules, words)]),
        ],
      },
    ],
    sheets: [...(file.kind === 'incident' ? [] : [eventSheet(file, words)]), ...dutySheets(file, words)],
  }
}

/** An incident of which nobody has to be told has no clock. */
function undated({ duties }: ClockFile, words: Words): Block[] {
  const text = words.text('document:clockSheet.noClock')
  return duties.length > 0 ? [] : [{ type: 'note', tone: 'information', text }]
}

/** Without it a reader would take missing reasons for carelessness. */
function blankedNote({ blankedOn }: ClockFile, words: Words): Block[] {
  if (blankedOn === null) return []
  const on = dayInWords(blankedOn, words.language)
  return [{ type: 'note', tone: 'information', text: words.text('document:clockSheet.blanked', { on }) }]
}

function placeFields({ zone, country, region }: ClockFile, calendars: Calendars, words: Words) {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  return [
    { label: t('zone'), value: zone },
    {
      label: t('calendar'),
      value: [words.country(country), regionName(calendars, country, region)].filter(Boolean).join(', '),
    },
  ]
}

/** The region as it calls itself; its code where we have no calendar of it. */
function regionName(calendars: Calendars, country: string, region: string | null): string | null {
  return calendars.regionsOf(country)?.find(({ code }) => code === region)?.name ?? region
}

function clockBlocks(clock: RequestClock | BreachClock, place: number, words: Words): Block[] {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  const { regime, warnings, otherLimits, alternatives } = clock
  const what = 'right' in clock ? words.text(`codes:right.${clock.right}`) : t('notification')
  const note = (text: string): Block => ({ type: 'note', tone: 'attention', text })
  return [
    heading(`${what} · ${words.text(`codes:regime.${regime}`)}`, `clock-${place + 1}`, 1),
    { type: 'fields', fields: dateFields(clock, words) },
    heading(t('steps'), `steps-${place + 1}`, 2),
    { type: 'list', style: 'numbered', items: clock.steps.map((step) => explained(step, words)) },
    ...warnings.map((warning) => note(prose(warning, words))),
    ...(otherLimits.length === 0
      ? []
      : [
          heading(t('otherLimits'), `limits-${place + 1}`, 2),
          {
            type: 'list' as const,
            items: otherLimits.map(({ message }) => explained(message, words)),
          },
        ]),
    ...(alternatives.length === 0
      ? []
      : [
          heading(t('alternatives'), `readings-${place + 1}`, 2),
          {
            type: 'table' as const,
            columns: [
              { title: t('question'), width: 3 },
              { title: t('otherPosition'), width: 3 },
              { title: t('otherDate'), width: 1.6 },
            ],
            rows: alternatives.map(({ dispute, position, due }) => [
              words.text(`deadline:dispute.${dispute}.title`),
              words.text(`deadline:dispute.${dispute}.${position}`),
              String(readableParams({ due }, words).due),
            ]),
          },
        ]),
  ]
}

/** A date or a fact of a clock, with its label. */
interface Dated {
  readonly label: string
  readonly article?: string | null
  readonly valueType?: 'day' | 'instant'
  readonly value: string | null
}

function dateFields(clock: RequestClock | BreachClock, words: Words) {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  const day = (key: string, value: RequestClock['dueOn'], article: string | null = null) => ({
    label: t(key),
    article: article && cite(article, words.language),
    valueType: 'day' as const,
    value,
  })
  const moment = (key: string, value: BreachClock['dueAt']) => ({
    label: t(key),
    valueType: 'instant' as const,
    value,
  })
  const state = { label: t('state'), value: words.text(`document:clockSheet.states.${clock.state}`) }
  const version = { label: t('ruleVersion'), value: clock.ruleVersion || null }
  const legal = (known: Dated): Dated =>
    known.value === null && clock.state !== 'closed' ? { label: known.label, value: t('noLegal') } : known
  const told = (fields: readonly Dated[]) => fields.filter(({ value }) => value !== null)
  if (!('right' in clock)) {
    return told([
      state,
      moment('aware', clock.awareAt),
      moment('presumed', clock.cautiousAt === clock.dueAt ? null : clock.cautiousAt),
      legal(moment('legal', clock.dueAt)),
      moment('filed', clock.filedAt),
      moment('closed', clock.closedAt),
      version,
    ])
  }
  const kept = clock.inTime === null ? null : t(clock.inTime ? 'inTime' : 'late')
  return told([
    state,
    day('cautious', clock.cautiousOn),
    legal(day('legal', clock.dueOn)),
    day('refusal', clock.refusalDueOn),
    day('extensionNotice', clock.extensionNoticeDueOn),
    day('closed', clock.closedOn),
    { label: t('kept'), value: kept },
    version,
  ])
}

/** Every question in dispute that could concern these clocks, the position taken, and who holds it. */
function positionBlocks(file: ClockFile, { law, policies }: Rules, words: Words): Block[] {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  const regimes = new Set(file.clocks.map(({ regime }) => regime))
  const asked = Object.entries(law.disputes).filter(
    ([, { clock, regimes: held }]) => clock === file.kind && held.some((regime) => regimes.has(regime)),
  )
  const rowsOf = ({ positions }: Pick<DeadlinePolicy, 'positions'>) =>
    asked.map(([id, dispute]) => {
      const taken = positions[id] ?? dispute.default
      return [
        words.text(`deadline:dispute.${id}.title`),
        words.text(`deadline:dispute.${id}.${taken}`),
        words.text(`deadline:heldBy.${id}.${taken}`),
        t(taken === dispute.default ? 'usual' : 'chosen'),
      ]
    })
  const columns = [
    { title: t('question'), width: 3 },
    { title: t('position'), width: 2.6 },
    { title: t('heldBy'), width: 2.6 },
    { title: t('choice'), width: 1.2 },
  ]
  const until = (moment: PolicyHistory['earlier'][number]['until']) =>
    words.text('document:clockSheet.earlierPolicy', {
      day: dayInWords(dayIn(file.zone, moment), words.language),
    })
  return [
    heading(t('positions'), 'positions', 1),
    ...(policies.earlier.length > 0 ? [{ type: 'paragraph' as const, text: t('keepsPolicy') }] : []),
    { type: 'table', columns, rows: rowsOf(policies.current) },
    ...policies.earlier.map((policy) => ({
      type: 'table' as const,
      caption: until(policy.until),
      columns,
      rows: rowsOf(policy),
    })),
    ...figuresBlocks(file.kind, policies.current, words),
  ]
}

/** Our own figures that these clocks are counted with. */
function figuresBlocks(kind: ClockFile['kind'], policy: DeadlinePolicy, words: Words): Block[] {
  const { askWithinWorkingDays, stopMarketingWithinHours, processorNoticeHours } = policy
  if (kind === 'breach' && processorNoticeHours === null) return []
  const text = words.text(`document:clockSheet.figures.${kind}`, {
    askWithinWorkingDays,
    stopMarketingWithinHours,
    processorNoticeHours,
  })
  return [{ type: 'paragraph', text }]
}
