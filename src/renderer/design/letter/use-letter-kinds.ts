import { useQuery } from '@tanstack/react-query'
import type { Letter } from '#shared/contract/letter.ts'
import { useEngine } from '../engine-context.ts'

/** The letters that a record can have now. They follow from its events, so they are asked anew. */
export function useLetterKinds(subjectId: Letter['subjectId']) {
  const { query } = useEngine()
  return useQuery({ ...query.letter.kinds.queryOptions({ input: { subjectId } }), staleTime: 0 })
}
