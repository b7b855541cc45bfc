import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Figure } from '#shared/contract/request-statistics.ts'
import { withSearch } from '../../design/layout/with-search.ts'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'

interface FigureLinkProps {
  readonly of: Figure
  /** What it counts, for whoever hears it alone. */
  readonly what: string
}

/** A number that opens the list of exactly these requests; none opens nothing. */
export function FigureLink({ of: { count, filter }, what }: FigureLinkProps) {
  const { t, language } = useWords()
  if (count === 0) return numberText(count, language)
  return (
    <Anchor
      component={Link}
      to="/requests"
      search={withSearch({ filter })}
      inherit
      underline="always"
      aria-label={t('request-statistics:openList', { what, count })}
    >
      {numberText(count, language)}
    </Anchor>
  )
}
