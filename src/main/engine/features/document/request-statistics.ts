import {
  type Answered,
  type Group,
  Grouping,
  type RequestStatistics,
} from '#shared/contract/request-statistics.ts'
import { type Day, dayInWords, Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import { type Block, heading } from './clock-sheet-words.ts'

export const requestStatisticsVersion = '1'

type Content = Pick<ReportInput, 'title' | 'subtitle' | 'layout' | 'sections' | 'sheets'>

/** The figures of requests in a period, without personal data, with the rule by which they are counted. */
export function requestStatisticsReport(told: RequestStatistics, words: Words): Content {
  const t = (key: string, params: Readonly<Record<string, string>> = {}) =>
    words.text(`request-statistics:${key}`, params)
  const on = (day: Day) => dayInWords(day, words.language)
  const { from, to, asOf, all } = told
  const period = t('period', { from: on(from), to: on(to) })
  const columns = (first: string) => [
    { title: first, width: 3 },
    ...(['closed', 'inTime', 'late', 'rate', 'medianDays'] as const).map((column) => ({
      title: t(`column.${column}`),
      width: 1.2,
      valueType: 'number' as const,
    })),
  ]
  const tables = Grouping.options.flatMap((by): Block[] => [
    heading(t(`by.${by}`), `by-${by}`, 1),
    {
      type: 'table',
      columns: columns(t(`key.${by}`)),
      rows: told.groups[by].map((group) => [nameOf(by, group, words), ...cellsOf(group)]),
    },
  ])
  return {
    title: t('title'),
    subtitle: period,
    layout: 'compact',
    sections: [
      {
        blocks: [
          {
            type: 'fields',
            fields: [
              { label: t('figure.received'), valueType: 'number', value: told.received.count },
              { label: t('figure.closed'), valueType: 'number', value: all.closed.count },
              { label: t('figure.open', { day: on(asOf) }), valueType: 'number', value: told.open.count },
              {
                label: t('figure.overdue', { day: on(asOf) }),
                valueType: 'number',
                value: told.overdue.count,
              },
            ],
          },
          ...(all.closed.count === 0
            ? [{ type: 'note' as const, tone: 'information' as const, text: t('nothingClosed') }]
            : [
                heading(t('closedRequests'), 'closed', 1),
                {
                  type: 'table' as const,
                  columns: columns(t('period', { from: on(from), to: on(to) })),
                  rows: [[t('all'), ...cellsOf(all)]],
                },
                countTable(told, words),
                ...tables,
              ]),
          heading(t('rules.title'), 'rules', 1),
          {
            type: 'list',
            items: (['period', 'inTime', 'median', 'open', 'events', 'people'] as const).map((rule) =>
              t(`rules.${rule}`, { day: on(asOf) }),
            ),
          },
        ],
      },
    ],
    sheets: [
      {
        name: t('sheet'),
        columns: [{ title: t('column.group'), width: 2 }, ...columns(t('column.value'))],
        rows: [
          [t('all'), period, ...cellsOf(all)],
          ...Grouping.options.flatMap((by) =>
            told.groups[by].map((group) => [t(`by.${by}`), nameOf(by, group, words), ...cellsOf(group)]),
          ),
        ],
      },
      { name: t('figures'), ...countTable(told, words) },
    ].map(({ name, columns: of, rows }) => ({ name, columns: of, rows })),
  }
}

/** How many were extended, suspended, answered in part and refused, by ground, of those that were closed. */
function countTable(
  { all, extended, suspended, partlyFulfilled, refused, refusedByGround }: RequestStatistics,
  words: Words,
) {
  const t = (key: string) => words.text(`request-statistics:${key}`)
  const counts = { extended, suspended, partlyFulfilled, refused }
  return {
    type: 'table' as const,
    columns: [
      { title: t('column.value'), width: 4 },
      { title: t('column.count'), width: 1.2, valueType: 'number' as const },
      { title: t('column.ofClosed'), width: 1.2, valueType: 'number' as const },
    ],
    rows: [
      ...Object.entries(counts).map(([name, { count }]) => [t(`figure.${name}`), count, all.closed.count]),
      ...refusedByGround.map(({ ground, count }) => [
        words.text('request-statistics:figure.refusedFor', {
          why: ground === null ? t('noGround') : words.text(`codes:refusalGround.${ground}`),
        }),
        count,
        all.closed.count,
      ]),
    ],
  }
}

/** Closed, in time, late, percent rounded down, median days. A group has one request or more. */
function cellsOf({ closed, inTime, late, medianDays }: Answered): (number | null)[] {
  const rate = closed.count === 0 ? null : Math.floor((inTime.count / closed.count) * 100)
  return [closed.count, inTime.count, late.count, rate, medianDays]
}

function nameOf(by: Grouping, { key }: Group, words: Words): string {
  if (key === null) return words.text('request-statistics:noOutcome')
  if (by === 'month') {
    const format = new Intl.DateTimeFormat(words.language === 'en' ? 'en-GB' : words.language, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    return format.format(millisecondsOf(Instant.parse(`${key}-01T00:00:00Z`)))
  }
  return words.text(`codes:${lists[by]}.${key}`)
}

const lists = {
  right: 'right',
  regime: 'regime',
  channel: 'requestChannel',
  outcome: 'requestOutcome',
} as const
