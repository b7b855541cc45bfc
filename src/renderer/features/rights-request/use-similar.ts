import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { RightsRequest, SimilarRequest } from '#shared/contract/rights-request.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../../design/engine-context.ts'
import type { InputOf } from '../../design/register/register-api.ts'

export type Described = Pick<RightsRequest, 'subjectName' | 'rights' | 'receivedAt'> &
  Partial<Pick<InputOf<'rightsRequest', 'create'>, 'subjectEmail' | 'subjectPhone' | 'identifiers'>>

/** Requests that seem to come from the same person, while one is typed or looked at. */
export function useSimilar(of: Described, exceptId: Id<'request'> | null): readonly SimilarRequest[] {
  const { query } = useEngine()
  const { subjectName, subjectEmail = '', subjectPhone = '', identifiers = [], rights, receivedAt } = of
  const [asked] = useDebouncedValue(
    { exceptId, subjectName, subjectEmail, subjectPhone, identifiers, rights, receivedAt },
    250,
  )
  const isDescribed = asked.rights.length > 0 && asked.subjectName !== ''
  const { data } = useQuery({
    ...query.rightsRequest.similar.queryOptions({ input: isDescribed ? asked : skipToken }),
    placeholderData: keepPreviousData,
  })
  return isDescribed ? (data?.items ?? []) : []
}
