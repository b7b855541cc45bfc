import type { TemplateProblem } from '#shared/contract/letter.ts'
import { readSpans, type Span } from './template-spans.ts'

/**
 * The language of letter templates: `{{value}}`, `{{#condition}}…{{/condition}}`, `{{^condition}}…{{/condition}}` as in
 * Mustache. It computes nothing and reaches nothing but the values that it is given. The first line is the title. What a
 * letter has to contain stands in `{{#part.name}}…{{/part.name}}`, inside nothing else.
 */
export interface Template {
  readonly title: readonly Span[]
  readonly parts: readonly TemplatePart[]
}

/** A part that the law asks for, or the text between two of those. */
export interface TemplatePart {
  readonly key: string
  /** The name after `part.`; null: free text. */
  readonly part: string | null
  readonly spans: readonly Span[]
}

export type Values = Readonly<Record<string, string | boolean>>

/** The names that the template of a kind may use. */
export interface Vocabulary {
  readonly values: readonly string[]
  readonly conditions: readonly string[]
  readonly parts: readonly string[]
}

/** A template that was read, or everything that keeps it from being read. */
export type Parsed =
  | { readonly template: Template; readonly problems: readonly [] }
  | { readonly template: null; readonly problems: readonly TemplateProblem[] }

/** Reads a template, or says of each mistake the line, the placeholder and what is wrong with it. */
export function parseTemplate(text: string, vocabulary: Vocabulary): Parsed {
  const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n')
  const title = readSpans(first, 1, { ...vocabulary, parts: [] })
  const body = readSpans(rest.join('\n'), 2, vocabulary)
  const problems: readonly TemplateProblem[] = [
    ...(first.trim() === '' ? [{ line: 1, placeholder: '', key: 'noTitle' } as const] : []),
    ...title.problems,
    ...body.problems,
  ]
  if (problems.length > 0) return { template: null, problems: problems.toSorted((a, b) => a.line - b.line) }
  return { template: { title: title.spans, parts: partsOf(body.spans) }, problems: [] }
}

/** The title in one line. */
export function renderTitle({ title }: Template, values: Values): string {
  return render(title, values).replace(/\s+/g, ' ').trim()
}

/** A part with its values. They are put in as they are and never read as a template. */
export function renderPart({ spans }: TemplatePart, values: Values): string {
  return render(spans, values)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The values and conditions that stand anywhere among spans. */
export function namesIn(spans: readonly Span[]): readonly string[] {
  return spans.flatMap((span) => {
    if (span.kind === 'text') return []
    return span.kind === 'value' ? [span.name] : [span.name, ...namesIn(span.inner)]
  })
}

function partsOf(spans: readonly Span[]): TemplatePart[] {
  const parts: TemplatePart[] = []
  const free: Span[] = []
  const endFree = () => {
    if (free.length > 0) parts.push({ key: `text-${parts.length}`, part: null, spans: free.splice(0) })
  }
  for (const span of spans) {
    if (span.kind === 'part') {
      endFree()
      parts.push({ key: span.name, part: span.name, spans: span.inner })
    } else free.push(span)
  }
  endFree()
  return parts
}

function render(spans: readonly Span[], values: Values): string {
  return spans
    .map((span) => {
      if (span.kind === 'text') return span.text
      const value = values[span.name] ?? ''
      if (span.kind === 'value') return typeof value === 'string' ? value : ''
      const holds = span.kind === 'part' || (value !== false && value !== '') !== span.inverted
      return holds ? render(span.inner, values) : ''
    })
    .join('')
}
