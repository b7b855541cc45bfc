import { Button, Checkbox, Group, Textarea } from '@mantine/core'
import { type LetterDraft, LetterFormat, type LetterKind } from '#shared/contract/letter.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import { Lacking } from './Lacking.tsx'
import classes from './letter.module.css'
import { editedKey, type LetterWriting } from './letter-writing.ts'
import type { LetterMaking } from './use-make-letter.ts'

interface LetterTextProps {
  readonly draft: LetterDraft
  /** Whether the draft is that of what was typed last. */
  readonly isCurrent: boolean
  readonly writing: LetterWriting & { readonly kind: LetterKind }
  readonly making: LetterMaking
  readonly onChange: (next: Partial<LetterWriting>) => void
  readonly onBack: () => void
  readonly onMake: () => void
}

/** The text of the letter, part by part, with what the law asks for and is not there yet. */
export function LetterText({ draft, isCurrent, writing, making, onChange, onBack, onMake }: LetterTextProps) {
  const { t, cited } = useWords()
  const key = editedKey(writing.kind, writing.language)
  const edited = writing.edited[key] ?? {}
  const edit = (part: string, text: string) =>
    onChange({ edited: { ...writing.edited, [key]: { ...edited, [part]: text } } })
  const asTemplate = (part: string) => {
    const { [part]: _gone, ...rest } = edited
    onChange({ edited: { ...writing.edited, [key]: rest } })
  }
  return (
    <div className={classes.step}>
      <h3 className={classes.title}>{draft.title}</h3>
      {draft.lacking.length > 0 && (
        <Notice meaning="attention">
          <Lacking of={draft.lacking} />
        </Notice>
      )}
      {draft.parts.map(({ key: name, part, article, text, original }, place) => {
        const value = edited[name] ?? text
        return (
          <div key={name}>
            <Textarea
              label={
                part === null
                  ? t('letter:freeText')
                  : t(`letter:partTitle`, { what: t(`letter:part.${part}`) })
              }
              description={article === null ? undefined : cited(article)}
              inputWrapperOrder={['label', 'input', 'description']}
              value={value}
              onChange={(event) => edit(name, event.currentTarget.value)}
              autosize
              minRows={2}
              autoFocus={place === 0}
            />
            {name in edited && value !== original && (
              <Button size="compact-xs" variant="subtle" onClick={() => asTemplate(name)}>
                {t('letter:asTemplate')}
              </Button>
            )}
          </div>
        )
      })}
      <Checkbox.Group
        label={t('letter:field.formats')}
        value={writing.formats}
        onChange={(values) =>
          onChange({ formats: LetterFormat.options.filter((one) => values.includes(one)) })
        }
      >
        <Group gap="md" mt={4}>
          {LetterFormat.options.map((format) => (
            <Checkbox key={format} value={format} label={t(`documents:format.${format}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      {making.error !== null && <ErrorPanel error={making.error} />}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onBack}>
          {t('letter:back')}
        </Button>
        <Button
          loading={making.isRunning}
          disabled={!isCurrent || draft.lacking.length > 0 || writing.formats.length === 0}
          onClick={onMake}
        >
          {t('letter:make')}
        </Button>
      </Group>
    </div>
  )
}
