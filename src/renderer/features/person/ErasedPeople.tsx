import { Button, Skeleton, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { UserX } from 'lucide-react'
import { useState } from 'react'
import type { ErasedPerson, KeepingCopy } from '#shared/contract/person.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { Traces } from '../../design/traces/Traces.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { dayText, instantText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { EndSuppression } from './EndSuppression.tsx'

/** The ledger of erasures: when, by whom and why, and what still contains each person. */
export function ErasedPeople() {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error, refetch } = useQuery({
    ...query.person.erasures.queryOptions({ input: {} }),
    staleTime: 0,
  })
  const mayEnd = useMay(dpoOnly)
  const [isEnding, setEnding] = useState(false)
  const { items = [], blankedFiles = 0 } = data ?? {}
  const isAnybodyKeptAway = items.some(({ ended }) => ended === null)
  return (
    <Page
      head={
        <PageHead
          title={t('person:erased.title')}
          trail={[{ label: t('person:title'), to: '/people' }]}
          actions={
            mayEnd &&
            isAnybodyKeptAway && (
              <Button variant="default" onClick={() => setEnding(true)}>
                {t('person:back.open')}
              </Button>
            )
          }
        >
          {t('person:erased.lead')}
          {blankedFiles > 0 && ` ${t('person:erased.files', { count: blankedFiles })}`}
        </PageHead>
      }
    >
      {isEnding && <EndSuppression onClose={() => setEnding(false)} />}
      <Traces />
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={160} />}
      {data !== undefined && items.length === 0 && (
        <EmptyState icon={UserX} title={t('person:erased.title')} text={t('person:erased.empty')} />
      )}
      {items.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['at', 'by', 'ground', 'request', 'met', 'pages', 'copies', 'person'] as const).map((key) => (
                <Table.Th key={key} scope="col">
                  {t(`person:erased.${key}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((erased) => (
              <Line key={`${erased.person} ${erased.at}`} erased={erased} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  )
}

function Line({ erased }: { readonly erased: ErasedPerson }) {
  const { t, code, language } = useWords()
  const { organisation } = useOpenStore()
  const { at, by, copies, ended, ground, isCleansed, metAt, person, requestId } = erased
  return (
    <Table.Tr>
      <Table.Td>
        <InstantText at={at} />
      </Table.Td>
      <Table.Td>{by ?? t('person:erased.unknown')}</Table.Td>
      <Table.Td>{ground === null ? t('person:erased.unknown') : code('erasureGround', ground)}</Table.Td>
      <Table.Td>{requestId === null ? t('person:erased.none') : <RecordLink id={requestId} />}</Table.Td>
      <Table.Td>
        {ended !== null && <BackText ended={ended} />}
        {ended === null &&
          (metAt === null
            ? t('person:erased.notMet')
            : t('person:erased.metAt', { when: instantText(metAt, organisation.timeZone, language) }))}
      </Table.Td>
      <Table.Td>{t(isCleansed ? 'person:erased.clean' : 'person:erased.owed')}</Table.Td>
      <Table.Td>
        <CopiesText copies={copies} />
      </Table.Td>
      <Table.Td title={person}>
        <span className="mono">{person.slice(0, 8)}</span>
      </Table.Td>
    </Table.Tr>
  )
}

/** Since when somebody may come back with a synchronisation, by whose word and why. */
function BackText({ ended: { at, by, reason } }: { readonly ended: NonNullable<ErasedPerson['ended']> }) {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const when = instantText(at, organisation.timeZone, language)
  return by === null || reason === null
    ? t('person:back.sinceUnknown', { when })
    : t('person:back.since', { when, by, reason })
}

/** How many copies there are, when the last goes by itself, and how many somebody has to remove. */
function CopiesText({ copies }: { readonly copies: readonly KeepingCopy[] }) {
  const { t, language } = useWords()
  if (copies.length === 0) return t('person:erased.none')
  const last = copies
    .flatMap(({ keptUntilOn }) => keptUntilOn ?? [])
    .toSorted()
    .at(-1)
  const byHand = copies.filter(({ keptUntilOn }) => keptUntilOn === null).length
  return [
    t('person:erased.count', { count: copies.length }),
    ...(last ? [t('person:erased.until', { day: dayText(last, language) })] : []),
    ...(byHand > 0 ? [t('person:erased.byHand', { count: byHand })] : []),
  ].join(' · ')
}
