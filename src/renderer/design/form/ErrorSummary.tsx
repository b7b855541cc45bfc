import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { useWords } from '../words/use-words.ts'
import { useFieldWords } from './form-context.ts'
import classes from './form-screen.module.css'
import { pathName } from './lens.ts'

interface ErrorSummaryProps {
  readonly namespace: string
  readonly issues: readonly InputIssue[]
  /** Counts the attempts to save; each failed one takes the focus here. */
  readonly attempt: number
  readonly onJump: (issue: InputIssue) => void
}

/** All errors on top; each leads to its field. Takes the focus after a failed save, so that screen readers hear it. */
export function ErrorSummary({ namespace, issues, attempt, onJump }: ErrorSummaryProps) {
  const { t } = useWords()
  const { label, issueText } = useFieldWords(namespace)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (issues.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes.summary}>
      <CircleAlert size={16} aria-hidden="true" />
      <div>
        <strong>{t('design:form.errors', { count: issues.length })}</strong>
        <ul>
          {issues.map((issue) => (
            <li key={`${pathName(issue.path)}:${issue.key}`}>
              <button type="button" onClick={() => onJump(issue)}>
                {placeText(issue, label)}
              </button>
              {t('design:colon')}
              {issueText(issue)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** `Purposes 2, Legal basis`: the way to the field in words. */
function placeText({ path }: InputIssue, label: (path: InputIssue['path']) => string): string {
  const parts: string[] = []
  path.forEach((step, index) => {
    if (typeof step === 'string') parts.push(label(path.slice(0, index + 1)))
    else parts.push(`${parts.pop() ?? ''} ${step + 1}`)
  })
  return parts.join(', ')
}
