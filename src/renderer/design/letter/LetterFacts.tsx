import { Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Regime } from '#shared/contract/codes.ts'
import { type LetterDraft, LetterKind } from '#shared/contract/letter.ts'
import { Language } from '#shared/kernel/message.ts'
import { keepEnterInChoices } from '../form/enter-key.ts'
import { focusFirstWrong } from '../form/first-field.ts'
import { useWords } from '../words/use-words.ts'
import classes from './letter.module.css'
import type { LetterWriting, WrittenRecord } from './letter-writing.ts'

export interface PossibleKind {
  readonly kind: LetterKind
  readonly fits: boolean
  readonly article: string
}

interface LetterFactsProps {
  readonly record: WrittenRecord
  readonly kinds: readonly PossibleKind[]
  readonly writing: LetterWriting & { readonly kind: LetterKind }
  readonly draft: LetterDraft
  readonly onChange: (next: Partial<LetterWriting>) => void
  readonly onNext: () => void
  readonly onClose: () => void
}

/** Which letter, to whom, and what the record does not know. */
export function LetterFacts({ record, kinds, writing, draft, onChange, onNext, onClose }: LetterFactsProps) {
  const { t, cited } = useWords()
  const [wasTried, setTried] = useState(false)
  const recipient = writing.recipientName ?? draft.recipientName
  const isNobody = recipient.trim() === ''
  const article = kinds.find(({ kind }) => kind === writing.kind)?.article
  const itemsOf = (fits: boolean) =>
    kinds
      .filter((one) => one.fits === fits)
      .map(({ kind }) => ({ value: kind, label: t(`letter:kind.${kind}`) }))
  const groups = [
    { group: t('letter:fits'), items: itemsOf(true) },
    { group: t('letter:others'), items: itemsOf(false) },
  ].filter(({ items }) => items.length > 0)
  return (
    <form
      className={classes.step}
      onKeyDown={keepEnterInChoices}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        flushSync(() => setTried(true))
        if (isNobody) focusFirstWrong(event.currentTarget)
        else onNext()
      }}
    >
      <div className={classes.pair}>
        <Select
          label={t('letter:field.kind')}
          description={article === undefined ? undefined : cited(article)}
          inputWrapperOrder={['label', 'input', 'description']}
          data={groups}
          value={writing.kind}
          onChange={(value) => onChange({ kind: LetterKind.safeParse(value).data ?? writing.kind })}
          allowDeselect={false}
          maxDropdownHeight={320}
          autoFocus
          data-autofocus
        />
        <Select
          label={t('letter:field.language')}
          data={Language.options.map((value) => ({ value, label: t(`app:language.${value}`) }))}
          value={writing.language ?? draft.language}
          onChange={(value) => onChange({ language: Language.safeParse(value).data ?? null })}
          allowDeselect={false}
        />
        {record.regimes.length > 1 && (
          <Select
            label={t('letter:field.regime')}
            data={record.regimes.map((value) => ({ value, label: t(`codes:regime.${value}`) }))}
            value={writing.regime ?? draft.regime}
            onChange={(value) => onChange({ regime: Regime.safeParse(value).data ?? null })}
            allowDeselect={false}
          />
        )}
      </div>
      <div className={classes.pair}>
        <TextInput
          label={t('letter:field.recipientName')}
          value={recipient}
          onChange={(event) => onChange({ recipientName: event.currentTarget.value })}
          error={wasTried && isNobody && t('faults:issue.required')}
          required
          autoComplete="off"
        />
        <Textarea
          label={t('letter:field.recipientAddress')}
          value={writing.recipientAddress ?? draft.recipientAddress}
          onChange={(event) => onChange({ recipientAddress: event.currentTarget.value })}
          autosize
          minRows={1}
        />
      </div>
      {draft.asks.map(({ name, value, article: asked }) => (
        <Textarea
          key={name}
          label={t(`letter:ask.${name}`)}
          description={asked === null ? undefined : cited(asked)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={writing.answers[name] ?? value}
          onChange={(event) =>
            onChange({ answers: { ...writing.answers, [name]: event.currentTarget.value } })
          }
          autosize
          minRows={name === 'amount' || name === 'announcedOn' ? 1 : 2}
        />
      ))}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('design:cancel')}
        </Button>
        <Button type="submit">{t('letter:next')}</Button>
      </Group>
    </form>
  )
}
