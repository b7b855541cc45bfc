import { Anchor, Button, Checkbox, Group, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Eraser } from 'lucide-react'
import { useState } from 'react'
import type { ExpiredFile, KeptBecause } from '#shared/contract/request-retention.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { recordPath } from '../../design/records/sources.ts'
import { useMay } from '../../design/session-context.ts'
import { DayText } from '../../design/words/DateText.tsx'
import { dayText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { BlankDialog } from './BlankDialog.tsx'
import classes from './retention.module.css'

interface ExpiredFilesProps {
  readonly files: readonly ExpiredFile[]
  readonly total: number
}

/** The files past their retention date: what keeps each, and the way to blank the others. */
export function ExpiredFiles({ files, total }: ExpiredFilesProps) {
  const { t } = useWords()
  const mayBlank = useMay(dpoOnly)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const free = files.filter(({ kept }) => kept.length === 0)
  const chosen = free.filter(({ id }) => ticked.has(id))
  const dialog = isAsking && <BlankDialog files={chosen} onClose={() => setAsking(false)} />
  // The dialog tells of its end, also when no file is left behind it.
  if (files.length === 0)
    return (
      <>
        <p className={classes.text}>{t('request-retention:none')}</p>
        {dialog}
      </>
    )
  const toggle = (id: string, isChosen: boolean) =>
    setTicked(new Set(isChosen ? [...ticked, id] : [...ticked].filter((one) => one !== id)))
  return (
    <>
      {total > files.length && (
        <p className={classes.text}>{t('request-retention:more', { count: files.length, total })}</p>
      )}
      <Table>
        <Table.Thead>
          <Table.Tr>
            {mayBlank && (
              <Table.Th w={40}>
                <Checkbox
                  aria-label={t('request-retention:selectAll')}
                  checked={free.length > 0 && chosen.length === free.length}
                  indeterminate={chosen.length > 0 && chosen.length < free.length}
                  disabled={free.length === 0}
                  onChange={(event) =>
                    setTicked(new Set(event.currentTarget.checked ? free.map(({ id }) => id) : []))
                  }
                />
              </Table.Th>
            )}
            {(['reference', 'closedOn', 'keptUntilOn', 'state'] as const).map((column) => (
              <Table.Th key={column}>{t(`request-retention:column.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map(({ id, reference, closedOn, keptUntilOn, kept }) => (
            <Table.Tr key={id}>
              {mayBlank && (
                <Table.Td>
                  <Checkbox
                    aria-label={t('request-retention:select', { reference })}
                    checked={kept.length === 0 && ticked.has(id)}
                    disabled={kept.length > 0}
                    onChange={(event) => toggle(id, event.currentTarget.checked)}
                  />
                </Table.Td>
              )}
              <Table.Td>
                <Anchor component={Link} to={recordPath(id) ?? '/requests'} size="sm" className="mono">
                  {reference}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <DayText day={closedOn} />
              </Table.Td>
              <Table.Td>
                <DayText day={keptUntilOn} />
              </Table.Td>
              <Table.Td>
                {kept.length === 0
                  ? t('request-retention:free')
                  : kept.map((one) => <Because key={`${one.because} ${one.reference}`} of={one} />)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {mayBlank && (
        <Group>
          <Button
            color="red.9"
            leftSection={<Eraser size={14} />}
            disabled={chosen.length === 0}
            onClick={() => setAsking(true)}
          >
            {t('request-retention:blank', { count: chosen.length })}
          </Button>
        </Group>
      )}
      {dialog}
    </>
  )
}

function Because({ of: { because, reference, reason, until } }: { readonly of: KeptBecause }) {
  const { t, language } = useWords()
  return (
    <div>
      {t(`request-retention:kept.${because}`, {
        reference,
        reason,
        day: until === null ? '' : dayText(until, language),
      })}
    </div>
  )
}
