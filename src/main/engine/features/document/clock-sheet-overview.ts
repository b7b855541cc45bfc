import type { BreachClock } from '#shared/contract/clock.ts'
import { cite } from '#shared/kernel/citation.ts'
import { type Day, dayIn, type TimeZone } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { ClockFile } from './clock-sheet.ts'
import { dutyTitle } from './duty-words.ts'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections' | 'sheets'>

/** Every clock that is open, one row each; how a date came about stands on the sheet of its record. */
export function clockOverview(files: readonly ClockFile[], words: Words): Content {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  const columns = [
    { title: t('reference'), width: 1.5 },
    { title: t('clock'), width: 2.4 },
    { title: t('law'), width: 1.4 },
    { title: t('state'), width: 1.2 },
    { title: t('cautious'), width: 1.4, valueType: 'day' as const },
    { title: t('legal'), width: 1.4, valueType: 'day' as const },
    { title: t('legalMoment'), width: 1.7, valueType: 'instant' as const },
    { title: t('ruleVersion'), width: 1.8 },
  ]
  const rows = files.flatMap(({ reference, zone, clocks, duties }) => [
    ...clocks
      .filter(({ state }) => state !== 'closed')
      .map((clock) => [
        reference,
        'right' in clock ? words.text(`codes:right.${clock.right}`) : t('notification'),
        words.text(`codes:regime.${clock.regime}`),
        t(`states.${clock.state}`),
        'right' in clock ? clock.cautiousOn : presumedOn(clock, zone),
        'right' in clock ? clock.dueOn : null,
        'right' in clock ? null : clock.dueAt,
        clock.ruleVersion || null,
      ]),
    ...duties
      .filter(({ duty }) => duty.status === 'open')
      .flatMap((duty) =>
        duty.steps
          .filter(({ state }) => state !== 'done')
          .map((step) => [
            reference,
            `${dutyTitle(duty, words)} · ${words.text(`reporting-duty:part.${step.step}`)}`,
            step.article && cite(step.article, words.language),
            t(`states.${step.state === 'waiting' ? 'notStarted' : 'running'}`),
            null,
            step.dueOn,
            step.dueAt,
            step.ruleVersion || null,
          ]),
      ),
  ])
  return {
    title: t('overview'),
    reference: null,
    subtitle: t('subtitle'),
    layout: 'compact',
    sections: [
      {
        orientation: 'landscape',
        blocks: [
          { type: 'note', tone: 'attention', text: t('internal') },
          rows.length === 0
            ? { type: 'note', tone: 'information', text: t('noClock') }
            : { type: 'table', columns, rows },
        ],
      },
    ],
    sheets: [{ name: t('overview'), columns, rows }],
  }
}

/** The day on which the hours end that are counted from being told by a processor, where it is not that of the legal moment. */
function presumedOn({ dueAt, cautiousAt }: BreachClock, zone: TimeZone): Day | null {
  return cautiousAt === null || cautiousAt === dueAt ? null : dayIn(zone, cautiousAt)
}
