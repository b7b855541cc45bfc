import { Button, Group } from '@mantine/core'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Holds } from '../../design/hold/Holds.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay } from '../../design/session-context.ts'
import { CopyableCode } from '../../design/words/CopyableCode.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { EraseDialog } from './EraseDialog.tsx'
import { PropertyTable } from './PropertyTable.tsx'
import classes from './person.module.css'
import { PersonCountry, type PersonRow } from './person-row.tsx'

interface RevealDialogProps {
  readonly person: PersonRow
  readonly onClose: () => void
}

/** What was read of one person: masked at first, unmasked on demand, and gone from the window when it closes. */
export function RevealDialog({ person, onClose }: RevealDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [shown, setShown] = useState<Awaited<ReturnType<typeof client.person.reveal>> | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [erases, setErases] = useState(false)
  const mayErase = useMay(dpoOnly)
  const reveal = async () => {
    setBusy(true)
    setError(null)
    try {
      setShown(await client.person.reveal({ id: person.id }))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  if (erases) return <EraseDialog person={person} onClose={onClose} />
  return (
    <Dialog onClose={onClose} title={t('person:one')} size="lg">
      <div className={classes.body}>
        {shown === null && <Notice meaning="attention">{t('person:reveal.warning')}</Notice>}
        {error !== null && <ErrorPanel error={error} />}
        <PersonFacts person={shown?.person ?? person} />
        {shown !== null && <PropertyTable properties={shown.properties} />}
        <Holds subjectId={person.id} />
      </div>
      <Group justify="flex-end" mt="lg" gap="sm">
        {mayErase && (
          <Button variant="subtle" color="var(--danger)" mr="auto" onClick={() => setErases(true)}>
            {t('person:erase.action')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('design:close')}
        </Button>
        {shown === null && (
          <Button
            leftSection={<Eye size={14} />}
            loading={isBusy}
            onClick={() => void reveal()}
            data-autofocus
          >
            {t('person:reveal.action')}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

function PersonFacts({ person }: { readonly person: PersonRow }) {
  const { t } = useWords()
  const facts = [
    ['name', person.name],
    ['email', person.email],
    ['phone', person.phone],
    ['country', person.country && <PersonCountry text={person.country} />],
    ['connectionId', <RecordLink key="connection" id={person.connectionId} />],
    [
      'externalId',
      <CopyableCode key="external" value={person.externalId} label={t('person:field.externalId')} />,
    ],
    ['createdInSourceAt', <InstantText key="created" at={person.createdInSourceAt} />],
    ['updatedInSourceAt', <InstantText key="updated" at={person.updatedInSourceAt} />],
    ['readAt', <InstantText key="read" at={person.readAt} />],
  ] as const
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <div key={key}>
            <dt>{t(`person:field.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
