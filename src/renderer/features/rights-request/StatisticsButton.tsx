import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import { statisticsPath } from '../../design/layout/statistics-path.ts'
import { useWords } from '../../design/words/use-words.ts'

/** The way to the figures of requests. */
export function StatisticsButton() {
  const { t } = useWords()
  return (
    <Button component={Link} to={statisticsPath} variant="default" leftSection={<ChartColumn size={14} />}>
      {t('request-statistics:open')}
    </Button>
  )
}
