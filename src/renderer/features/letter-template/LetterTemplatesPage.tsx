import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LetterKind } from '#shared/contract/letter.ts'
import { Language } from '#shared/kernel/message.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './letter-template.module.css'
import { TemplateEditor } from './TemplateEditor.tsx'

/** The templates of letters: what each says, how a letter from it reads, and what the law asks of it. */
export function LetterTemplatesPage() {
  const { query } = useEngine()
  const { t } = useWords()
  const { organisation } = useOpenStore()
  const [kind, setKind] = useState<LetterKind>('acknowledgement')
  const [language, setLanguage] = useState<Language>(organisation.language)
  /** What was typed, by letter and language, so that looking at another template loses none. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const { data, error, refetch } = useQuery({
    ...query.letterTemplate.get.queryOptions({ input: { kind, language } }),
    staleTime: 0,
  })
  const key = `${kind}-${language}`
  return (
    <Page
      head={
        <PageHead
          title={t('letter-template:title')}
          trail={[{ label: t('app:settings.title'), to: '/settings' }]}
        >
          {t('letter-template:lead')}
        </PageHead>
      }
    >
      <div className={classes.choice}>
        <Select
          label={t('letter:field.kind')}
          data={LetterKind.options.map((value) => ({ value, label: t(`letter:kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(LetterKind.safeParse(value).data ?? kind)}
          allowDeselect={false}
          maxDropdownHeight={320}
        />
        <Select
          label={t('letter:field.language')}
          data={Language.options.map((value) => ({ value, label: t(`app:language.${value}`) }))}
          value={language}
          onChange={(value) => setLanguage(Language.safeParse(value).data ?? language)}
          allowDeselect={false}
        />
      </div>
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={320} aria-busy="true" />}
      {data !== undefined && (
        <TemplateEditor
          kind={kind}
          language={language}
          template={data}
          typed={typed[key] ?? null}
          onType={(text) => setTyped({ ...typed, [key]: text })}
          onKept={() => {
            const { [key]: _kept, ...rest } = typed
            setTyped(rest)
          }}
        />
      )}
    </Page>
  )
}
