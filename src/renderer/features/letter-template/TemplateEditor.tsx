import { Button, Group, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LetterKind } from '#shared/contract/letter.ts'
import type { Language } from '#shared/kernel/message.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Lacking } from '../../design/letter/Lacking.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { EngineClient } from '../../engine/client.ts'
import classes from './letter-template.module.css'
import { Placeholders } from './Placeholders.tsx'

interface TemplateEditorProps {
  readonly kind: LetterKind
  readonly language: Language
  readonly template: Awaited<ReturnType<EngineClient['letterTemplate']['get']>>
  /** What was typed and not kept yet; null: nothing. */
  readonly typed: string | null
  readonly onType: (text: string) => void
  readonly onKept: () => void
}

/** The text of one template, and beside it how a letter from it reads. What is typed stays until it is kept. */
export function TemplateEditor({ kind, language, template, typed, onType, onKept }: TemplateEditorProps) {
  const { client, query } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayChange = useMay(dpoOnly)
  const [refused, setRefused] = useState<unknown>(null)
  const { own, shipped } = template
  const text = typed ?? own?.text ?? shipped
  const [shown] = useDebouncedValue(text, 250)
  const { data: preview } = useQuery({
    ...query.letterTemplate.preview.queryOptions({ input: { kind, language, text: shown } }),
    placeholderData: keepPreviousData,
  })
  const { problems = [], lacking = [] } = preview ?? {}
  const run = async (work: () => Promise<unknown>, done: string) => {
    setRefused(null)
    try {
      await work()
      onKept()
      toasts.done(t(done))
    } catch (error) {
      setRefused(error)
    }
  }
  const keep = () =>
    run(
      () => client.letterTemplate.change({ kind, language, text, revision: own?.revision ?? null }),
      'letter-template:kept',
    )
  const reset = (revision: number) =>
    run(() => client.letterTemplate.reset({ kind, language, revision }), 'letter-template:isReset')
  return (
    <div className={classes.editor}>
      <div className={classes.column}>
        <Textarea
          label={t('letter-template:text')}
          description={t(own === null ? 'letter-template:isShipped' : 'letter-template:isOwn')}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
          readOnly={!mayChange}
          autosize
          minRows={12}
          classNames={{ input: classes.template ?? '' }}
        />
        {problems.length > 0 && (
          <Notice meaning="danger">
            {problems.map(({ key, line, placeholder }) => (
              <div key={`${line}-${key}-${placeholder}`}>
                {t(`letter:problem.${key}`, { line, placeholder })}
              </div>
            ))}
          </Notice>
        )}
        {lacking.length > 0 && (
          <Notice meaning="attention">
            <Lacking of={lacking} />
          </Notice>
        )}
        {refused !== null && <ErrorPanel error={refused} />}
        {mayChange && (
          <Group gap="sm">
            <Button disabled={typed === null || typed === (own?.text ?? shipped)} onClick={() => void keep()}>
              {t('letter-template:keep')}
            </Button>
            {own !== null && (
              <Button variant="default" onClick={() => void reset(own.revision)}>
                {t('letter-template:reset')}
              </Button>
            )}
          </Group>
        )}
        <Placeholders of={template} />
      </div>
      <section className={classes.column} aria-labelledby="letter-preview">
        <h2 id="letter-preview">{t('letter-template:preview')}</h2>
        <strong>{preview?.title}</strong>
        <p className={classes.paper}>{preview?.text}</p>
      </section>
    </div>
  )
}
