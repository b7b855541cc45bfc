import type { TemplateProblem } from '#shared/contract/letter.ts'
import type { Vocabulary } from './template.ts'

/** What a template is made of: text, a value, a condition around something, a required part. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | {
      readonly kind: 'condition' | 'part'
      readonly name: string
      /** Shown where the condition does not hold. */
      readonly inverted: boolean
      readonly inner: readonly Span[]
    }

interface Read {
  readonly spans: readonly Span[]
  readonly problems: readonly TemplateProblem[]
}

interface Open {
  readonly tag: string
  readonly sign: '#' | '^'
  readonly line: number
  readonly inner: Span[]
}

/** A tag, or the beginning of one that is not closed on its line. Each stretch has one quantifier: it is walked once. */
const tagPattern = /\{\{(?<inner>[^{}\n]*)\}\}|(?<unclosed>\{\{[^\n]*)/g
const partPrefix = 'part.'

/**
 * Reads text with placeholders. A tag of a section alone on its line takes the line with it.
 * @param firstLine the number of the text's first line, for the messages
 */
export function readSpans(text: string, firstLine: number, vocabulary: Vocabulary): Read {
  const problems: TemplateProblem[] = []
  const root: Span[] = []
  const open: Open[] = []
  const seen = new Set<string>()
  const add = (span: Span) => (open.at(-1)?.inner ?? root).push(span)
  let end = 0
  const addText = (until: number) => {
    if (until > end) add({ kind: 'text', text: text.slice(end, until) })
  }
  for (const match of text.matchAll(tagPattern)) {
    const { inner = '', unclosed } = match.groups ?? {}
    const { sign, tag } = signOf(inner.trim())
    const line = firstLine + text.slice(0, match.index).split('\n').length - 1
    const wrong = (key: TemplateProblem['key']) => problems.push({ line, placeholder: tag, key })
    const place = sign === '' ? placeOf(match) : (lineOf(text, match) ?? placeOf(match))
    addText(place.start)
    end = place.end
    if (unclosed !== undefined)
      problems.push({ line, placeholder: unclosed.slice(0, 60), key: 'unclosedTag' })
    else if (sign === '/') {
      const last = open.findLastIndex((one) => one.tag === tag)
      if (last === -1) wrong('unopenedSection')
      for (const section of last === -1 ? [] : open.splice(last).toReversed()) {
        if (section.tag !== tag) problems.push(unclosedSection(section))
        add(sectionSpan(section))
      }
    } else if (sign === '#' || sign === '^') {
      const key = problemOfSection(tag, sign, open.length > 0, seen, vocabulary)
      if (key !== null) wrong(key)
      seen.add(tag)
      open.push({ tag, sign, line, inner: [] })
    } else if (vocabulary.values.includes(tag)) add({ kind: 'value', name: tag })
    else wrong('unknownPlaceholder')
  }
  addText(text.length)
  return { spans: root, problems: [...problems, ...open.map(unclosedSection)] }
}

function signOf(inner: string): { readonly sign: Open['sign'] | '/' | ''; readonly tag: string } {
  const sign = (['#', '^', '/'] as const).find((one) => inner.startsWith(one)) ?? ''
  return { sign, tag: inner.slice(sign.length).trim() }
}

interface Place {
  readonly start: number
  readonly end: number
}

function placeOf(match: RegExpExecArray): Place {
  return { start: match.index, end: match.index + match[0].length }
}

/** The whole line of a tag that stands alone on it; null where something else does. */
function lineOf(text: string, match: RegExpExecArray): Place | null {
  const { start, end } = placeOf(match)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  const lineEnd = newline === -1 ? text.length : newline + 1
  const isAlone = `${text.slice(lineStart, start)}${text.slice(end, lineEnd)}`.trim() === ''
  return isAlone ? { start: lineStart, end: lineEnd } : null
}

function sectionSpan({ tag, sign, inner }: Open): Span {
  const isPart = tag.startsWith(partPrefix)
  return {
    kind: isPart ? 'part' : 'condition',
    name: isPart ? tag.slice(partPrefix.length) : tag,
    inverted: sign === '^',
    inner,
  }
}

function problemOfSection(
  tag: string,
  sign: string,
  isNested: boolean,
  seen: ReadonlySet<string>,
  { values, conditions, parts }: Vocabulary,
): TemplateProblem['key'] | null {
  if (!tag.startsWith(partPrefix))
    return values.includes(tag) || conditions.includes(tag) ? null : 'unknownPlaceholder'
  if (!parts.includes(tag.slice(partPrefix.length)) || sign === '^') return 'unknownPart'
  if (isNested) return 'nestedPart'
  return seen.has(tag) ? 'repeatedPart' : null
}

function unclosedSection({ tag, line }: Open): TemplateProblem {
  return { line, placeholder: tag, key: 'unclosedSection' }
}
