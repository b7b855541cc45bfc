import { Button, Loader, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronDown, Eye, FileDown } from 'lucide-react'
import { type DocumentKind, formatsOfKind } from '#shared/contract/document.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { withSearch } from '../layout/with-search.ts'
import { useOpenStore } from '../session-context.ts'
import { useWords } from '../words/use-words.ts'
import { useMakeDocument } from './use-make-document.ts'

interface ExportButtonProps {
  readonly kind: DocumentKind
  /** One record; null: the whole register. */
  readonly recordId: string | null
  /** Of a document that speaks of a period: which. */
  readonly period?: { readonly from: Day; readonly to: Day }
  /** Another document of the same record, to look at. */
  readonly also?: DocumentKind
}

/** Makes the document of a register or a record in the organisation's language, or leads to its preview. */
export function ExportButton({ kind, recordId, period, also }: ExportButtonProps) {
  const { t } = useWords()
  const { organisation } = useOpenStore()
  const { isRunning, make } = useMakeDocument()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={isRunning ? <Loader size={12} color="gray" /> : <FileDown size={14} />}
          rightSection={<ChevronDown size={14} />}
        >
          {t('documents:export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to="/documents/new"
          search={withSearch({ kind, ...(recordId === null ? {} : { recordId }), ...period })}
          leftSection={<Eye size={14} />}
        >
          {t('documents:preview')}
        </Menu.Item>
        <Menu.Divider />
        {formatsOfKind(kind).map((format) => (
          <Menu.Item
            key={format}
            disabled={isRunning}
            onClick={() => void make({ kind, format, recordId, language: organisation.language, ...period })}
          >
            {t(`documents:format.${format}`)}
          </Menu.Item>
        ))}
        {also !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item
              component={Link}
              to="/documents/new"
              search={withSearch({ kind: also, ...(recordId === null ? {} : { recordId }) })}
              leftSection={<Eye size={14} />}
            >
              {t(`documents:kind.${also}`)}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
