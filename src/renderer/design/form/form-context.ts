import { createContext, use } from 'react'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { useWords } from '../words/use-words.ts'
import { type Path, pathName, wordKey } from './lens.ts'

/** What the fields of one form share. */
export interface FormScope {
  /** The namespace of the words of its fields. */
  readonly namespace: string
  /** Put before the names of inputs, so that two forms on one screen do not share them. */
  readonly name: string
  readonly issues: ReadonlyMap<string, InputIssue>
}

export const FormContext = createContext<FormScope | null>(null)

/** What a field needs to draw its frame. */
export interface FieldWords {
  readonly id: string
  readonly label: string
  readonly hint: string | undefined
  readonly help: string | undefined
  /** What the button says that adds an entry. */
  readonly add: string
  readonly error: string | undefined
}

/** The words of a field: its label always, hint and help where the locale has them, the error if there is one. */
export function useField(path: Path): FieldWords {
  const { namespace, name, issues } = useFormScope()
  const { label, add, optional, issueText } = useFieldWords(namespace)
  const issue = issues.get(pathName(path))
  return {
    id: `${name}-${pathName(path)}`,
    label: label(path),
    add: add(path),
    hint: optional('hint', path),
    help: optional('help', path),
    error: issue === undefined ? undefined : issueText(issue),
  }
}

export function useFormScope(): FormScope {
  const scope = use(FormContext)
  if (scope === null) throw new Error('a field outside of a form')
  return scope
}

/** The words of the fields of one namespace. */
export function useFieldWords(namespace: string) {
  const { t } = useWords()
  const keysOf = (kind: string, path: Path) => {
    const last = path.findLast((step) => typeof step === 'string') ?? ''
    return [`${namespace}:${kind}.${wordKey(path)}`, `design:${kind}.${last}`]
  }
  return {
    label: (path: Path): string => t(keysOf('field', path)),
    /** What the button says that adds an entry of a list. */
    add: (path: Path): string =>
      t([`${namespace}:add.${wordKey(path)}`, 'design:form.add'], { what: t(keysOf('field', path)) }),
    optional: (kind: 'hint' | 'help', path: Path): string | undefined =>
      t(keysOf(kind, path), { defaultValue: '' }) || undefined,
    issueText: ({ key, params }: InputIssue): string =>
      t(
        `faults:issue.${key}`,
        typeof params?.format === 'string' ? { ...params, context: params.format } : { ...params },
      ),
  }
}
