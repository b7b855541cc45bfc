import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { UserSearch } from 'lucide-react'
import { useState } from 'react'
import type { FoundPerson } from '#shared/contract/request-disclosure.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { operationKey } from '../../design/register/register-api.ts'
import { useMay } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { DisclosureSummary } from './disclosure.tsx'
import { draftOf, lacksReason, type Review, reviewOf } from './disclosure-draft.ts'
import { FoundPersonReview } from './FoundPersonReview.tsx'
import { PackageButtons } from './PackageButtons.tsx'

/** What goes to the person: who they are in the connected systems, what is handed over, and the packages. */
export function DisclosureTab({ record }: { readonly record: RightsRequest }) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const queries = useQueryClient()
  const mayReview = useMay(dpoOnly)
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null)
  const [review, setReview] = useState<Review>({})
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const find = () =>
    run(async () => {
      const { people } = await client.rightsRequest.findSubject({ id: record.id })
      setFound(people)
      setReview(reviewOf(people, record.disclosure))
    })
  const save = () =>
    run(async () => {
      const { id, revision } = record
      const disclosure = draftOf(found ?? [], review)
      const row = await client.rightsRequest.saveDisclosure({ id, revision, disclosure })
      queries.setQueryData(operationKey('rightsRequest', 'get', { id }), row)
      setFound(null)
      toasts.done(t('disclosure:saved'))
    })
  return (
    <Stack gap="md">
      {record.disclosure !== null && found === null && (
        <>
          <div>
            <DisclosureSummary of={record.disclosure} />
            <div>
              {t('disclosure:reviewed', { by: record.disclosure.reviewedBy })},{' '}
              <InstantText at={record.disclosure.reviewedAt} zone={record.timeZone} />
            </div>
          </div>
          <PackageButtons record={record} />
          <Notice meaning="information">{t('disclosure:hint')}</Notice>
        </>
      )}
      {mayReview && (
        <div>
          <Button
            variant={record.disclosure === null && found === null ? 'filled' : 'default'}
            leftSection={<UserSearch size={14} />}
            loading={isBusy && found === null}
            onClick={() => void find()}
          >
            {t(found === null && record.disclosure === null ? 'disclosure:find' : 'disclosure:findAgain')}
          </Button>
          <p>{t('disclosure:lead')}</p>
        </div>
      )}
      {found !== null && (
        <>
          {found.length === 0 && <Notice meaning="information">{t('disclosure:none')}</Notice>}
          {found.map((one) => {
            const own = review[one.person.id]
            return (
              own && (
                <FoundPersonReview
                  key={one.person.id}
                  found={one}
                  review={own}
                  showsPortable={record.rights.includes('art20Portability')}
                  onChange={(next) => setReview((all) => ({ ...all, [one.person.id]: next }))}
                />
              )
            )
          })}
          {error !== null && <ErrorPanel error={error} />}
          <Group justify="flex-end">
            <Button disabled={lacksReason(review)} loading={isBusy} onClick={() => void save()}>
              {t('disclosure:save')}
            </Button>
          </Group>
        </>
      )}
      {found === null && error !== null && <ErrorPanel error={error} />}
    </Stack>
  )
}
