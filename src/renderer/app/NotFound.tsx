import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { MapPinOff } from 'lucide-react'
import { EmptyState } from '../design/feedback/EmptyState.tsx'
import { useWords } from '../design/words/use-words.ts'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords()
  return (
    <EmptyState icon={MapPinOff} title={t('app:notFound.title')} text={t('app:notFound.text')}>
      <Button component={Link} to="/today" variant="default">
        {t('app:notFound.go')}
      </Button>
    </EmptyState>
  )
}
