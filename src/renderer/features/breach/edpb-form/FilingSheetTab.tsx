import { ActionIcon, Select, Skeleton, Text, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { authorityFacts, authorityName } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type { FilingSheet } from '#shared/contract/filing-sheet.ts'
import { ExportButton } from '../../../design/document/ExportButton.tsx'
import { useEngine } from '../../../design/engine-context.ts'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../../design/feedback/MeaningBadge.tsx'
import { OutsideLink } from '../../../design/words/OutsideLink.tsx'
import { useCopy } from '../../../design/words/use-copy.ts'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './edpb-form.module.css'

/** The questions of an authority's portal with the answers to copy; that of the breach's own authority first. */
export function FilingSheetTab({ record }: { readonly record: Breach }) {
  const { client } = useEngine()
  const { t } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['breach', 'filingSheets', record.id, record.revision],
    queryFn: ({ signal }) => client.breach.filingSheets({ id: record.id }, { signal }),
  })
  const nameOf = ({ authority }: FilingSheet) =>
    authority === null ? t('filing-sheet:generalTitle') : authorityName(authority)
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  const sheet = data?.sheets.find(({ key }) => key === chosen) ?? data?.sheets[0]
  if (data === undefined || sheet === undefined) return <Skeleton height={320} />
  const portal = sheet.authority && authorityFacts(sheet.authority).portal
  return (
    <div className={classes.form}>
      <div className={classes.head}>
        <Select
          label={t('filing-sheet:authority')}
          className={classes.portal}
          data={data.sheets.map((each) => ({ value: each.key, label: nameOf(each) }))}
          value={sheet.key}
          onChange={setChosen}
          allowDeselect={false}
        />
        <ExportButton kind="breach-filing-sheet" recordId={record.id} />
      </div>
      <Notice meaning={sheet.isOrderSeen ? 'information' : 'attention'}>
        {t(sheet.isOrderSeen ? 'filing-sheet:orderSeen' : 'filing-sheet:orderNotSeen')}{' '}
        {t('filing-sheet:basis', { source: t(`filing-sheet:source.${sheet.key}`) })}.{' '}
        {t('filing-sheet:about')} {!sheet.isConcerned && t('filing-sheet:notConcerned')}
      </Notice>
      {portal && (
        <div>
          <OutsideLink to={portal}>{t('filing-sheet:openPortal')}</OutsideLink>
        </div>
      )}
      {sheet.sections.map((section) => (
        <section key={section.key} className={classes.sheetSection}>
          <h3>{t(`filing-sheet:section.${section.key}`)}</h3>
          {section.questions.map((question) => (
            <Question key={question.key} question={question} isMarked={sheet.isOrderSeen} />
          ))}
        </section>
      ))}
    </div>
  )
}

interface QuestionProps {
  readonly question: FilingSheet['sections'][number]['questions'][number]
  /** Whether a question that was not seen is marked; where nothing was seen, the sheet says so. */
  readonly isMarked: boolean
}

function Question({ question, isMarked }: QuestionProps) {
  const { t } = useWords()
  const { copied, copy } = useCopy(question.answer)
  const asked = t(`filing-sheet:question.${question.key}`)
  const label = copied ? t('filing-sheet:copied') : t('filing-sheet:copy', { question: asked })
  return (
    <div className={classes.question}>
      <div className={classes.asked}>
        {asked}
        {isMarked && !question.isSeen && (
          <Text size="xs" c="dimmed">
            {t('filing-sheet:notSeen')}
          </Text>
        )}
      </div>
      {question.answer === '' ? (
        <Text size="sm" c="dimmed">
          {t(question.isByHand ? 'filing-sheet:byHand' : 'filing-sheet:open')}
        </Text>
      ) : (
        <>
          <div className={classes.given}>{question.answer}</div>
          <Tooltip label={label}>
            <ActionIcon aria-label={label} onClick={copy}>
              {copied ? <Check size={14} /> : <Copy size={14} />}
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </div>
  )
}
