import { Anchor, Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportPreview, RequestImport } from '#shared/contract/request-import.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { DropZone } from '../../design/files/DropZone.tsx'
import files from '../../design/files/files.module.css'
import layout from '../../design/layout/layout.module.css'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ImportChoicesForm } from './ImportChoicesForm.tsx'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { ImportNotes } from './ImportNotes.tsx'
import { ImportRows } from './ImportRows.tsx'
import { rightsRequestRegister } from './register.tsx'
import classes from './table-intake.module.css'
import { type TablePreview, useTablePreview } from './use-table-preview.ts'

/** Requests from a table: it is read, what each row would become is shown and mended, then all that were ticked come in at once. */
export function TableIntake() {
  const { t } = useWords()
  const table = useTablePreview()
  const { file, preview } = table
  const [chosenOver, setChosenOver] = useState<File | null>(null)
  // Until another table is read, the one before waits with its choices and ticks.
  const isChoosing = file !== null && chosenOver === file
  return (
    <div className={layout.page}>
      <PageHead
        title={t('request-import:title')}
        trail={[{ label: t('rights-request:title'), to: rightsRequestRegister.path }]}
        actions={
          file !== null && (
            <Button variant="default" onClick={() => setChosenOver(isChoosing ? null : file)}>
              {isChoosing ? t('request-import:back', { file: file.name }) : t('request-import:another')}
            </Button>
          )
        }
      />
      <div className={layout.scroll}>
        {(file === null || isChoosing) && (
          <div className={classes.sections}>
            <TableZone table={table} />
            <ImportHistory />
          </div>
        )}
        {file !== null && preview !== null && (
          <div hidden={isChoosing}>
            {/* Another file begins with its own ticks. */}
            <Understood
              key={`${file.name} ${file.lastModified} ${preview.table.sheet ?? ''}`}
              file={file}
              preview={preview}
              table={table}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function TableZone({ table: { reading, failed, read } }: { readonly table: TablePreview }) {
  const { t } = useWords()
  return (
    <div className={files.files}>
      <DropZone
        label={t('request-import:open')}
        isBusy={reading !== null}
        accept=".csv,.tsv,.txt,.xlsx"
        onFiles={([file]) => file !== undefined && void read(file)}
      >
        {(choose) => (
          <div>
            {reading === null ? (
              <>
                {t('request-import:drop')}{' '}
                <Anchor component="button" type="button" size="sm" onClick={choose} autoFocus>
                  {t('request-import:choose')}
                </Anchor>
              </>
            ) : (
              <div role="status">{t('request-import:reading', { file: reading })}</div>
            )}
            <div className={files.quiet}>{t('request-import:limit')}</div>
          </div>
        )}
      </DropZone>
      {failed !== null && <ErrorPanel error={failed.fault} about={failed.file.name} />}
    </div>
  )
}

interface UnderstoodProps {
  readonly file: File
  readonly preview: ImportPreview
  readonly table: TablePreview
}

function Understood({ file, preview, table }: UnderstoodProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [ticks, setTicks] = useState<ReadonlyMap<number, boolean>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const lines = preview.rows
    .filter(({ state, line }) => isTaken(state, ticks.get(line)))
    .map(({ line }) => line)
  const announce = (done: RequestImport) => {
    void queries.invalidateQueries()
    toasts.done(t('request-import:done', { count: done.requests.length, reference: done.reference }), () =>
      client.requestImport.undo(done),
    )
  }
  const record = async () => {
    setBusy(true)
    setError(null)
    try {
      announce(await client.requestImport.run({ file, choices: preview.choices, lines }))
      table.forget()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.sections}>
      <ImportNotes preview={preview} fileName={file.name} />
      {table.failed?.file === file && <ErrorPanel error={table.failed.fault} about={file.name} />}
      <ImportChoicesForm preview={preview} onChange={(choices) => void table.read(file, choices)} />
      <ImportColumns preview={preview} onChange={(choices) => void table.read(file, choices)} />
      <ImportRows
        rows={preview.rows}
        counts={preview.counts}
        isTaken={(row) => isTaken(row.state, ticks.get(row.line))}
        onTick={(line, isOn) => setTicks(new Map([...ticks, [line, isOn]]))}
      />
      {error !== null && <ErrorPanel error={error} />}
      <div className={classes.foot}>
        <Button
          loading={isBusy}
          disabled={lines.length === 0 || table.reading !== null}
          onClick={() => void record()}
        >
          {t('request-import:run', { count: lines.length })}
        </Button>
      </div>
    </div>
  )
}

/** What is ready comes in unless it was unticked, what seems to be there only where it was ticked. */
function isTaken(state: ImportPreview['rows'][number]['state'], tick: boolean | undefined): boolean {
  if (state === 'ready') return tick ?? true
  return state === 'similar' && tick === true
}
