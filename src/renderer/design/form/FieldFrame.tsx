import { ActionIcon, Popover, Text } from '@mantine/core'
import { Scale } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './form.module.css'
import type { FieldWords } from './form-context.ts'

interface FieldFrameProps {
  readonly words: FieldWords
  readonly article: string | null
  readonly required: boolean
  readonly children: ReactNode
}

/**
 * Label, the input, which carries hint and error itself, and the article behind the question: it stands beside the label
 * and comes after the input in the order of the Tab key, so that nobody has to pass it on the way.
 */
export function FieldFrame({ words, article, required, children }: FieldFrameProps) {
  return (
    <div className={classes.field}>
      <label htmlFor={words.id} className={classes.label} data-required={required || undefined}>
        {words.label}
      </label>
      <div className={classes.fieldBody}>{children}</div>
      <Article article={article} help={words.help} label={words.label} />
    </div>
  )
}

/** The same for a set of inputs: a group with a name of its own. */
export function FieldGroup({ words, article, required, children }: FieldFrameProps) {
  const describedBy = [words.hint && `${words.id}-hint`, words.error && `${words.id}-error`]
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset
      className={classes.group}
      id={words.id}
      tabIndex={-1}
      aria-labelledby={`${words.id}-label`}
      aria-describedby={describedBy || undefined}
    >
      <span id={`${words.id}-label`} className={classes.label} data-required={required || undefined}>
        {words.label}
      </span>
      <div className={classes.fieldBody}>
        {words.hint && (
          <Text id={`${words.id}-hint`} size="xs" c="dimmed" mb="xs">
            {words.hint}
          </Text>
        )}
        {words.error && (
          <Text id={`${words.id}-error`} size="xs" c="var(--danger)" mb="xs">
            {words.error}
          </Text>
        )}
        {children}
      </div>
      <Article article={article} help={words.help} label={words.label} />
    </fieldset>
  )
}

/** What law asks the question, and what a good answer holds. */
function Article({
  article,
  help,
  label,
}: {
  article: string | null
  help: string | undefined
  label: string
}) {
  const { t, cited } = useWords()
  if (article === null && help === undefined) return null
  return (
    <Popover width={320} position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={20} className={classes.article} aria-label={t('design:form.article', { label })}>
          <Scale size={13} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {article !== null && (
          <Text size="sm" fw={600}>
            {cited(article)}
          </Text>
        )}
        {help !== undefined && (
          <Text size="sm" className={classes.help}>
            {help}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
