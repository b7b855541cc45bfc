import { Table } from '@mantine/core'
import { type Figure, Grouping, type RequestStatistics } from '#shared/contract/request-statistics.ts'
import { dayText, numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { AnsweredTable, rateOf } from './AnsweredTable.tsx'
import { FigureLink } from './FigureLink.tsx'
import classes from './statistics.module.css'

/** The figures of a period and the rule by which they are counted. Where nothing was closed there is no rate and no median. */
export function StatisticsView({ told }: { readonly told: RequestStatistics }) {
  const { t, language } = useWords()
  const { all, asOf } = told
  const day = dayText(asOf, language)
  const counts = {
    received: told.received,
    closed: all.closed,
    open: told.open,
    overdue: told.overdue,
  }
  return (
    <>
      <dl className={classes.figures}>
        {Object.entries(counts).map(([name, figure]) => (
          <div key={name} className={classes.figure}>
            <dt>{t(`request-statistics:figure.${name}`, { day })}</dt>
            <dd>
              <FigureLink of={figure} what={t(`request-statistics:figure.${name}`, { day })} />
            </dd>
          </div>
        ))}
      </dl>
      {all.closed.count === 0 ? (
        <p>{t('request-statistics:nothingClosed')}</p>
      ) : (
        <>
          <dl className={classes.figures}>
            <div className={classes.figure}>
              <dt>{t('request-statistics:column.inTime')}</dt>
              <dd>{t('request-statistics:rate', { rate: rateOf(all) })}</dd>
              <dd className={classes.small}>
                {t('request-statistics:of', { part: all.inTime.count, whole: all.closed.count })}
              </dd>
            </div>
            <div className={classes.figure}>
              <dt>{t('request-statistics:column.medianDays')}</dt>
              <dd>{numberText(all.medianDays ?? 0, language)}</dd>
              <dd className={classes.small}>
                {t('request-statistics:medianOf', { count: all.closed.count })}
              </dd>
            </div>
          </dl>
          <Counts told={told} />
          {Grouping.options.map((by) => (
            <AnsweredTable key={by} by={by} groups={told.groups[by]} />
          ))}
        </>
      )}
      <section className={classes.section} aria-labelledby="statistics-rules">
        <h2 id="statistics-rules">{t('request-statistics:rules.title')}</h2>
        <ul className={classes.rules}>
          {(['period', 'inTime', 'median', 'open', 'events', 'people'] as const).map((rule) => (
            <li key={rule}>{t(`request-statistics:rules.${rule}`, { day })}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** How many of the closed requests were extended, suspended, answered in part and refused, by ground. */
function Counts({ told }: { readonly told: RequestStatistics }) {
  const { t, code } = useWords()
  const { all, extended, suspended, partlyFulfilled, refused, refusedByGround } = told
  const rows: (readonly [string, Figure])[] = [
    ...Object.entries({ extended, suspended, partlyFulfilled, refused }).map(
      ([name, figure]) => [t(`request-statistics:figure.${name}`), figure] as const,
    ),
    ...refusedByGround.map(({ ground, ...figure }) => {
      const why = ground === null ? t('request-statistics:noGround') : code('refusalGround', ground)
      return [t('request-statistics:figure.refusedFor', { why }), figure] as const
    }),
  ]
  return (
    <section className={classes.section} aria-labelledby="statistics-closed">
      <h2 id="statistics-closed">{t('request-statistics:closedRequests')}</h2>
      <Table layout="fixed" aria-labelledby="statistics-closed">
        <Table.Tbody>
          {rows.map(([name, figure]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} w="68%">
                {name}
              </Table.Th>
              <Table.Td className={classes.number}>
                <FigureLink of={figure} what={name} />{' '}
                <span className={classes.small}>
                  {t('request-statistics:medianOf', { count: all.closed.count })}
                </span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
