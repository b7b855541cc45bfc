import { Table } from '@mantine/core'
import type { Answered, Group, Grouping } from '#shared/contract/request-statistics.ts'
import { monthText, numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { FigureLink } from './FigureLink.tsx'
import classes from './statistics.module.css'

const lists = {
  right: 'right',
  regime: 'regime',
  channel: 'requestChannel',
  outcome: 'requestOutcome',
} as const

/** Closed requests by right, channel and the like: how many, how many in time, and the median with the number it is of. */
export function AnsweredTable({ by, groups }: { readonly by: Grouping; readonly groups: readonly Group[] }) {
  const { t, code, language } = useWords()
  const nameOf = ({ key }: Group) => {
    if (key === null) return t('request-statistics:noOutcome')
    return by === 'month' ? monthText(key, language) : code(lists[by], key)
  }
  return (
    <section className={classes.section} aria-labelledby={`statistics-${by}`}>
      <h2 id={`statistics-${by}`}>{t(`request-statistics:by.${by}`)}</h2>
      <Table layout="fixed" aria-labelledby={`statistics-${by}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="36%">{t(`request-statistics:key.${by}`)}</Table.Th>
            {(['closed', 'inTime', 'late', 'rate', 'medianDays'] as const).map((column) => (
              <Table.Th key={column} className={classes.number}>
                {t(`request-statistics:column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Table.Tr key={group.key}>
              <Table.Th scope="row" fw={400}>
                {nameOf(group)}
              </Table.Th>
              {(['closed', 'inTime', 'late'] as const).map((column) => (
                <Table.Td key={column} className={classes.number}>
                  <FigureLink
                    of={group[column]}
                    what={`${nameOf(group)}, ${t(`request-statistics:column.${column}`)}`}
                  />
                </Table.Td>
              ))}
              <Table.Td className={classes.number}>{numberText(rateOf(group), language)}</Table.Td>
              <Table.Td className={classes.number}>
                {group.medianDays === null ? '' : numberText(group.medianDays, language)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** Rounded down, so that 100 % means all of them. There is one at least. */
export function rateOf({ closed, inTime }: Pick<Answered, 'closed' | 'inTime'>): number {
  return Math.floor((inTime.count / closed.count) * 100)
}
