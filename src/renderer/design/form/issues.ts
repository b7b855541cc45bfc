import type * as z from 'zod'
import type { FaultParams, InputIssue } from '#shared/kernel/faults.ts'
import { type Path, pathName } from './lens.ts'

/** What a schema found in `values`, in the words of `faults:issue`. */
export function issuesOf(error: z.ZodError, values: unknown): InputIssue[] {
  return error.issues.map((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    const value = valueAt(values, path)
    if (isBlank(value)) return { path, key: 'required' }
    return Number.isNaN(value) ? { path, key: 'notInteger' } : { path, ...wording(issue) }
  })
}

/** The issue of each place, the first one where there are several. */
export function issuesByPath(issues: readonly InputIssue[]): ReadonlyMap<string, InputIssue> {
  const byPath = new Map<string, InputIssue>()
  for (const issue of issues) {
    const name = pathName(issue.path)
    if (!byPath.has(name)) byPath.set(name, issue)
  }
  return byPath
}

/** The issues that still stand after a change: what was typed anew is judged on the next save. */
export function standingIssues(
  issues: readonly InputIssue[],
  before: unknown,
  after: unknown,
): readonly InputIssue[] {
  const isAsItWas = ({ path }: InputIssue) =>
    JSON.stringify(valueAt(before, path)) === JSON.stringify(valueAt(after, path))
  return issues.every(isAsItWas) ? issues : issues.filter(isAsItWas)
}

type Issue = z.ZodError['issues'][number]
type Wording = Pick<InputIssue, 'key'> & { params?: FaultParams }

function wording(issue: Issue): Wording {
  switch (issue.code) {
    case 'too_small':
      return { key: tooSmallKeys[issue.origin] ?? 'tooSmall', params: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return { key: tooBigKeys[issue.origin] ?? 'tooBig', params: { maximum: Number(issue.maximum) } }
    case 'invalid_value':
      return { key: 'notOneOf' }
    case 'invalid_type':
      return { key: issue.expected === 'int' ? 'notInteger' : 'wrongType' }
    case 'invalid_format':
      return { key: 'wrongFormat', params: { format: issue.format } }
    case 'invalid_union':
      return unionWording(issue.errors)
    case 'custom':
      return { key: issue.message === 'time-zone' ? 'unknownTimeZone' : 'notAccepted' }
    default:
      return { key: 'notAccepted' }
  }
}

const tooSmallKeys: Readonly<Record<string, string>> = { string: 'tooShort', array: 'tooFew' }
const tooBigKeys: Readonly<Record<string, string>> = { string: 'tooLong', array: 'tooMany' }

/** A union such as "nothing or an address": the branch that came nearest says what is wrong. */
function unionWording(branches: readonly (readonly Issue[])[]): Wording {
  const nearest = branches.flat().find((issue) => issue.code === 'invalid_format')
  return nearest === undefined ? { key: 'notAccepted' } : wording(nearest)
}

function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, step) : undefined),
    values,
  )
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0
}
