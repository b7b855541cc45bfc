import { Button, Table, Text, VisuallyHidden } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AsideStore } from '#shared/contract/backup.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { bytesText } from '../../design/words/bytes.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { instantText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './backups.module.css'

/** What restores replaced and what was damaged, with the way to remove it; nothing where nothing was kept aside. */
export function KeptAside() {
  const { query } = useEngine()
  const { t } = useWords()
  const [removing, setRemoving] = useState<AsideStore | null>(null)
  const { data, error } = useQuery({ ...query.backup.aside.queryOptions({ input: {} }), staleTime: 0 })
  if (error !== null) return <ErrorPanel error={error} />
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="kept-aside">
      <h2 id="kept-aside">{t('backup:aside.title')}</h2>
      <Text size="xs" c="dimmed">
        {t('backup:aside.lead')}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('backup:aside.at')}</Table.Th>
            <Table.Th scope="col">{t('backup:aside.what')}</Table.Th>
            <Table.Th scope="col" className={classes.size}>
              {t('backup:aside.size')}
            </Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>{t('backup:field.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((aside) => (
            <Row key={aside.path} aside={aside} onRemove={() => setRemoving(aside)} />
          ))}
        </Table.Tbody>
      </Table>
      {removing !== null && <RemoveAside aside={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}

function Row({ aside, onRemove }: { readonly aside: AsideStore; readonly onRemove: () => void }) {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const mayRemove = useMay(dpoOnly)
  const when = instantText(aside.createdAt, organisation.timeZone, language)
  return (
    <Table.Tr>
      <Table.Td>
        <InstantText at={aside.createdAt} />
      </Table.Td>
      <Table.Td>
        {t(`backup:aside.${aside.kind}`)}
        <div className={`mono ${classes.path}`}>{aside.path}</div>
      </Table.Td>
      <Table.Td className={classes.size}>{bytesText(aside.bytes, language)}</Table.Td>
      <Table.Td>
        <div className={classes.actions}>
          {mayRemove && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('backup:aside.removeTitle', { when })}
              onClick={onRemove}
            >
              {t('backup:aside.action')}
            </Button>
          )}
        </div>
      </Table.Td>
    </Table.Tr>
  )
}

interface RemoveAsideProps {
  readonly aside: AsideStore
  readonly onClose: () => void
}

function RemoveAside({ aside: { name, kind, path, createdAt }, onClose }: RemoveAsideProps) {
  const { client, query } = useEngine()
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const queries = useQueryClient()
  const toasts = useToasts()
  return (
    <Confirmed
      title={t('backup:aside.removeTitle', {
        when: instantText(createdAt, organisation.timeZone, language),
      })}
      action={t('backup:aside.action')}
      danger
      run={async (confirmation) => {
        await client.backup.removeAside({ name, ...confirmation })
        toasts.done(t('backup:aside.done'))
        onClose()
        await queries.invalidateQueries({ queryKey: query.backup.aside.key() })
      }}
      onClose={onClose}
    >
      <p className={classes.text}>
        {t(kind === 'replaced' ? 'backup:aside.text' : 'backup:aside.textDamaged')}
      </p>
      <div className={`mono ${classes.path}`}>{path}</div>
    </Confirmed>
  )
}
