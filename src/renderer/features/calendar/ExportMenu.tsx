import { Button, Loader, Menu } from '@mantine/core'
import { CalendarArrowDown, ChevronDown } from 'lucide-react'
import type { DeadlineKind } from '#shared/contract/calendar.ts'
import { useSaveFile } from '../../design/document/use-save-file.ts'
import { useWords } from '../../design/words/use-words.ts'

/** Writes the calendar for other programs: the references alone, or with titles, which may name people. */
export function ExportMenu({ kinds }: { readonly kinds: readonly DeadlineKind[] }) {
  const { t, language } = useWords()
  const { isBusy, save } = useSaveFile()
  const write = (withTitles: boolean) =>
    void save((client) => client.calendar.export({ kinds: [...kinds], language, withTitles }))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={isBusy ? <Loader size={12} color="gray" /> : <CalendarArrowDown size={14} />}
          rightSection={<ChevronDown size={14} />}
        >
          {t('calendar:export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('calendar:exportHint')}</Menu.Label>
        <Menu.Item disabled={isBusy} onClick={() => write(false)}>
          {t('calendar:exportPlain')}
        </Menu.Item>
        <Menu.Item disabled={isBusy} onClick={() => write(true)}>
          {t('calendar:exportTitled')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
