import { ActionIcon, Button, Menu, Table, VisuallyHidden } from '@mantine/core'
import { CircleCheck, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { BackupFile } from '#shared/contract/backup.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { bytesText } from '../../design/words/bytes.ts'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { instantText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './backups.module.css'
import { RemoveBackup } from './RemoveBackup.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { joinPlaces, type Shelved } from './shelved.ts'

interface BackupTableProps {
  readonly backups: readonly BackupFile[]
  readonly onDrill: (name: string) => Promise<void>
}

type Asking = { readonly what: 'restore' | 'remove'; readonly backup: Shelved }

/** The backups, the newest first: when and why each was made, whether it was proved, and the day on which it goes. */
export function BackupTable({ backups, onDrill }: BackupTableProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState<Asking | null>(null)
  const rows = joinPlaces(backups)
  const close = () => setAsking(null)
  return (
    <section aria-label={t('backup:list')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['createdAt', 'reason', 'bytes', 'drilledAt', 'place', 'keptUntilOn'] as const).map((key) => (
              <Table.Th key={key} scope="col" className={key === 'bytes' ? classes.size : undefined}>
                {t(`backup:field.${key}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">
              <VisuallyHidden>{t('backup:field.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((backup) => (
            <Row
              key={backup.name}
              backup={backup}
              onAsk={(what) => setAsking({ what, backup })}
              onDrill={() => void onDrill(backup.name)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {asking?.what === 'restore' && <RestoreDialog backup={asking.backup} onClose={close} />}
      {asking?.what === 'remove' && (
        <RemoveBackup backup={asking.backup} rest={rows.length - 1} onClose={close} />
      )}
    </section>
  )
}

interface RowProps {
  readonly backup: Shelved
  readonly onAsk: (what: Asking['what']) => void
  readonly onDrill: () => void
}

function Row({ backup, onAsk, onDrill }: RowProps) {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const mayDrill = useMay()
  const mayRestore = useMay(dpoOnly)
  const { bytes, createdAt, drilledAt, keptUntilOn, path, place, reason } = backup
  const when = instantText(createdAt, organisation.timeZone, language)
  return (
    <Table.Tr>
      <Table.Td>
        <InstantText at={createdAt} />
      </Table.Td>
      <Table.Td>{t(`backup:reason.${reason}`)}</Table.Td>
      <Table.Td className={classes.size}>{bytesText(bytes, language)}</Table.Td>
      <Table.Td>
        <span className={classes.proved}>
          <CircleCheck size={14} aria-hidden="true" />
          {drilledAt === null
            ? t('backup:proved.readBack')
            : t('backup:proved.drill', { when: instantText(drilledAt, organisation.timeZone, language) })}
        </span>
      </Table.Td>
      <Table.Td title={path}>{t(`backup:place.${place}`)}</Table.Td>
      <Table.Td>
        <DayText day={keptUntilOn} />
      </Table.Td>
      <Table.Td>
        <div className={classes.actions}>
          {mayRestore && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('backup:restore.title', { when })}
              onClick={() => onAsk('restore')}
            >
              {t('backup:restore.action')}
            </Button>
          )}
          {mayDrill && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={`${t('backup:field.actions')}${t('design:colon')}${when}`}>
                  <Ellipsis size={14} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={onDrill}>{t('backup:drill.actionOn')}</Menu.Item>
                {mayRestore && (
                  <Menu.Item color="red" onClick={() => onAsk('remove')}>
                    {t('backup:remove.action')}
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </Table.Td>
    </Table.Tr>
  )
}
