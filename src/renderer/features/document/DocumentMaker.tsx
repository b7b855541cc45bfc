import { Box, Button, Radio, SegmentedControl, Select, Skeleton, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import {
  DocumentFormat,
  DocumentKind,
  formatsOfKind,
  isOfOneRecord,
  isOfPeriod,
} from '#shared/contract/document.ts'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import { Language } from '#shared/kernel/message.ts'
import { useMakeDocument } from '../../design/document/use-make-document.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { DayInput } from '../../design/fields/DayInput.tsx'
import { JobProgress } from '../../design/jobs/JobProgress.tsx'
import layout from '../../design/layout/layout.module.css'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useRecordChoices } from '../../design/records/use-record-choices.ts'
import { useOpenStore } from '../../design/session-context.ts'
import { CopyableCode } from '../../design/words/CopyableCode.tsx'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './document.module.css'
import { DocumentSearch, prefixesOfKind, recordOf } from './document-search.ts'
import { PreviewPages } from './PreviewPages.tsx'
import { usePdfPages } from './use-pdf-pages.ts'

/** Chooses a document, shows its pages, and makes it. What is chosen stands in the address. */
export function DocumentMaker() {
  const { query } = useEngine()
  const { organisation } = useOpenStore()
  const { t, language: ownLanguage } = useWords()
  const navigate = useNavigate()
  const search = DocumentSearch.parse(useSearch({ strict: false }))
  const { kind = 'record-of-processing', language = organisation.language } = search
  const formats = formatsOfKind(kind)
  const format = formats.find((one) => one === search.format) ?? 'pdf'
  const recordId = recordOf({ ...search, kind })
  const period = { from: search.from ?? null, to: search.to ?? null }
  const isOpen = recordId === null && isOfOneRecord(kind)
  const making = useMakeDocument()
  const preview = useQuery({
    ...query.document.preview.queryOptions({ input: { kind, language, recordId, ...period } }),
    enabled: !isOpen,
    // The pages follow from every record of a register: they are drawn anew whenever somebody looks.
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })
  const pages = usePdfPages(preview.data?.pdf)
  const change = (next: DocumentSearch) =>
    void navigate({
      to: '.',
      replace: true,
      search: withSearch({
        kind,
        language,
        format,
        ...(recordId ? { recordId } : {}),
        from: search.from,
        to: search.to,
        ...next,
      }),
    })
  return (
    <div className={layout.page}>
      <PageHead
        title={t('documents:make')}
        trail={[{ label: t('documents:title'), to: '/documents' }]}
        actions={
          <Button
            leftSection={<FileDown size={14} />}
            loading={making.isRunning}
            disabled={isOpen}
            onClick={() => void making.make({ kind, language, format, recordId, ...period })}
          >
            {t('documents:makeAndSave')}
          </Button>
        }
      />
      <div className={classes.maker}>
        <div className={classes.choices}>
          <Radio.Group
            label={t('documents:field.kind')}
            value={kind}
            onChange={(value) => change({ kind: DocumentKind.safeParse(value).data, recordId: undefined })}
          >
            <Stack gap="sm" mt="xs">
              {DocumentKind.options.map((value) => (
                <Radio key={value} size="xs" value={value} label={t(`documents:kind.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {isOfPeriod(kind) ? (
            (['from', 'to'] as const).map((end) => (
              <DayInput
                key={end}
                label={t(end === 'from' ? 'documents:periodFrom' : 'documents:periodTo')}
                value={period[end]}
                onChange={(day) => change({ [end]: day ?? undefined })}
                clearable
              />
            ))
          ) : (
            <RecordChoice kind={kind} recordId={recordId} onChange={(next) => change({ recordId: next })} />
          )}
          <Choice
            label={t('documents:field.language')}
            value={language}
            options={Language.options.map((value) => ({ value, label: t(`app:language.${value}`) }))}
            onChange={(value) => change({ language: Language.safeParse(value).data })}
          />
          <Select
            label={t('documents:field.format')}
            data={formats.map((value) => ({
              value,
              label: t(`documents:formatLong.${value}`),
            }))}
            value={format}
            onChange={(value) => change({ format: DocumentFormat.safeParse(value).data })}
            allowDeselect={false}
          />
          {making.job !== null && making.isRunning && <JobProgress job={making.job} />}
          <dl className={classes.about}>
            <dt>{t('documents:pages')}</dt>
            <dd>{pages && numberText(pages.shapes.length, ownLanguage)}</dd>
            <dt>{t('documents:field.contentHash')}</dt>
            <dd>
              {preview.data && (
                <CopyableCode
                  value={preview.data.contentHash}
                  label={t('documents:field.contentHash')}
                  shown={14}
                />
              )}
            </dd>
          </dl>
          <p className={classes.help}>{t('documents:hashHelp')}</p>
        </div>
        <Box
          component="section"
          className={classes.preview}
          aria-label={t('documents:preview')}
          aria-busy={preview.isFetching}
          tabIndex={0}
        >
          {isOpen ? (
            <p className={classes.help}>{t('documents:chooseRecord')}</p>
          ) : preview.error !== null ? (
            <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
          ) : pages === null ? (
            <Skeleton className={classes.page} style={{ aspectRatio: '210 / 297' }} />
          ) : (
            <PreviewPages pages={pages} />
          )}
        </Box>
      </div>
    </div>
  )
}

interface RecordChoiceProps {
  readonly kind: DocumentKind
  readonly recordId: string | null
  readonly onChange: (recordId: string | undefined) => void
}

/** The whole register, or one record of it. */
function RecordChoice({ kind, recordId, onChange }: RecordChoiceProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const prefixes: readonly IdPrefix[] = prefixesOfKind[kind]
  const [prefix = 'request'] = prefixes
  const chosen = recordId === null ? [] : [recordId]
  const first = useRecordChoices(prefix, typed, chosen)
  // Of no kind are there more than three registers; for fewer a question is asked again, which costs nothing.
  const second = useRecordChoices(prefixes[1] ?? prefix, typed, chosen)
  const third = useRecordChoices(prefixes[2] ?? prefix, typed, chosen)
  const choices = [
    ...new Map([...first, ...second, ...third].map((choice) => [choice.value, choice])).values(),
  ]
  return (
    <Select
      label={t('documents:scope')}
      placeholder={t(isOfOneRecord(kind) ? 'documents:chooseRecord' : 'documents:wholeRegister')}
      data={choices}
      value={recordId}
      onChange={(value) => onChange(value ?? undefined)}
      onSearchChange={setTyped}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t(isOfOneRecord(kind) ? 'design:clear' : 'documents:wholeRegister') }}
      nothingFoundMessage={t('design:table.nothingFound')}
    />
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div>
      <div className={classes.choiceLabel}>{label}</div>
      <SegmentedControl
        size="xs"
        aria-label={label}
        data={options}
        value={value}
        onChange={onChange}
        fullWidth
      />
    </div>
  )
}
