import { Select, Skeleton, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErasureGround } from '#shared/contract/codes.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { KeepingCopies } from '../../design/traces/KeepingCopies.tsx'
import { LeftCopiesDialog } from '../../design/traces/LeftCopiesDialog.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { Mentions } from './Mentions.tsx'
import classes from './person.module.css'
import type { PersonRow } from './person-row.tsx'

interface EraseDialogProps {
  readonly person: PersonRow
  readonly onClose: () => void
}

type Erased = Awaited<ReturnType<ReturnType<typeof useEngine>['client']['person']['erase']>>
type Preview = Awaited<ReturnType<ReturnType<typeof useEngine>['client']['person']['previewErasure']>>

/** Erases a person: what goes, what stays and where copies remain; the ground, the identifier and the passphrase. */
export function EraseDialog({ person: { id, externalId }, onClose }: EraseDialogProps) {
  const { client, query } = useEngine()
  const { t, code } = useWords()
  const queries = useQueryClient()
  // Under a key of its own: it is not asked anew when people change, the one who was erased among them.
  const preview = useQuery({
    queryKey: ['previewErasure', id],
    queryFn: () => client.person.previewErasure({ id }),
    staleTime: 0,
    gcTime: 0,
  })
  const [ground, setGround] = useState<ErasureGround | null>(null)
  const [requestId, setRequestId] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [erased, setErased] = useState<Erased | null>(null)
  if (erased !== null)
    return (
      <LeftCopiesDialog
        title={t('person:erase.done')}
        done={t('person:erase.doneText')}
        copies={erased.copies}
        onClose={onClose}
      >
        {erased.mentions.length > 0 && (
          <div>
            <Mentions of={erased.mentions} />
          </div>
        )}
      </LeftCopiesDialog>
    )
  const requests = preview.data?.requests ?? []
  return (
    <Confirmed
      title={t('person:erase.title')}
      action={t('person:erase.action')}
      danger
      isComplete={
        ground !== null && typed.trim() === externalId && preview.isSuccess && preview.data.holds.length === 0
      }
      run={async (confirmation) => {
        if (ground === null) return
        setErased(await client.person.erase({ id, confirmation: typed, ground, requestId, ...confirmation }))
        await queries.invalidateQueries({ queryKey: query.person.list.key() })
      }}
      onClose={onClose}
    >
      <div className={classes.body}>
        {preview.error !== null && <ErrorPanel error={preview.error} />}
        {preview.isPending && <Skeleton height={160} />}
        {preview.data !== undefined && <Reach preview={preview.data} />}
        <Select
          label={t('person:erase.ground')}
          placeholder={t('person:erase.chooseGround')}
          data={ErasureGround.options.map((value) => ({ value, label: code('erasureGround', value) }))}
          value={ground}
          onChange={(value) => setGround(ErasureGround.options.find((one) => one === value) ?? null)}
          allowDeselect={false}
          required
        />
        {requests.length > 0 && (
          <Select
            label={t('person:erase.request')}
            placeholder={t('person:erase.noRequest')}
            data={requests.map((request) => ({ value: request.id, label: request.reference }))}
            value={requestId}
            onChange={setRequestId}
            clearable
          />
        )}
        <TextInput
          label={t('person:erase.type', { what: externalId })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          required
        />
      </div>
    </Confirmed>
  )
}

function Reach({
  preview: { properties, entries, exports, requests, mentions, holds, copies },
}: {
  readonly preview: Preview
}) {
  const { t } = useWords()
  return (
    <>
      {holds.map(({ reference, reason, subjectId }) => (
        <Notice key={reference} meaning="danger">
          {t('person:erase.held', { hold: reference, reason })}{' '}
          {!subjectId.startsWith('person_') && <RecordLink id={subjectId} />}
        </Notice>
      ))}
      <div>
        <h3 className={classes.heading}>{t('person:erase.goes')}</h3>
        <ul className={classes.copies}>
          <li>{t('person:erase.record')}</li>
          {properties > 0 && <li>{t('person:erase.properties', { count: properties })}</li>}
          {entries > 0 && <li>{t('person:erase.entries', { count: entries })}</li>}
          {exports > 0 && <li>{t('person:erase.exports', { count: exports })}</li>}
        </ul>
      </div>
      <div>
        <h3 className={classes.heading}>{t('person:erase.stays')}</h3>
        <ul className={classes.copies}>
          <li>{t('person:erase.system')}</li>
          {requests.length > 0 && (
            <li>
              {t('person:erase.requests')}{' '}
              {requests.map(({ id }) => (
                <RecordLink key={id} id={id} />
              ))}
            </li>
          )}
          {mentions.length > 0 && (
            <li>
              <Mentions of={mentions} />
            </li>
          )}
        </ul>
      </div>
      <KeepingCopies copies={copies} />
    </>
  )
}
