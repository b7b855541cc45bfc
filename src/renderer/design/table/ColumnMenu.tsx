import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { Check, Columns3, RotateCcw } from 'lucide-react'
import { useWords } from '../words/use-words.ts'
import type { Column } from './column.ts'
import type { ColumnLayout } from './use-column-layout.ts'

interface ColumnMenuProps<T> {
  readonly columns: readonly Column<T>[]
  readonly labelOf: (key: string) => string
  readonly layout: ColumnLayout
}

/** Chooses the columns that are shown. */
export function ColumnMenu<T>({ columns, labelOf, layout }: ColumnMenuProps<T>) {
  const { t } = useWords()
  const isShown = (key: string) => layout.visibility[key] !== false
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('design:table.columns')}>
          <ActionIcon aria-label={t('design:table.columns')}>
            <Columns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} className="scrolls">
        {columns.map(({ key }) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={isShown(key)}
            leftSection={<Check size={14} opacity={isShown(key) ? 1 : 0} />}
            onClick={() => layout.setVisibility((old) => ({ ...old, [key]: !isShown(key) }))}
          >
            {labelOf(key)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<RotateCcw size={14} />} onClick={layout.reset}>
          {t('design:table.resetColumns')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
