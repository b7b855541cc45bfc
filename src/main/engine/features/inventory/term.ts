import { spelling, type Words, wordsOf } from './words.ts'

/** A way to call a field, ready to be looked for. */
export interface Term {
  /** As the rule writes it, for the reason that people read. */
  readonly written: string
  readonly isWhole: boolean
  readonly inAnyOrder: boolean
  readonly all: readonly Pattern[]
  readonly significant: readonly Pattern[]
  /** Its words written together; null where a word stands for others or there is one word only. */
  readonly glued: string | null
}

/** A word, or what a word begins with, ends with or contains. */
interface Pattern {
  readonly text: string
  readonly openBefore: boolean
  readonly openAfter: boolean
}

/** How much of a name a term covers. */
export interface TermMatch {
  readonly term: Term
  /** Words of the term. */
  readonly words: number
  /** The share of the name's words, 0 to 1. */
  readonly coverage: number
}

/** Reads a term in the form that `resources/law/classifier/README.md` describes. */
export function compileTerm(written: string): Term {
  const isWhole = written.startsWith('=')
  const text = isWhole ? written.slice(1) : written
  const inAnyOrder = text.includes('+')
  // A star is held as a letter that no language has, so that taking the text apart does not lose it.
  const words = wordsOf(text.replaceAll('*', star))
  const all = words.all.map(patternOf)
  const hasOpenWord = all.some(({ openBefore, openAfter }) => openBefore || openAfter)
  return {
    written: text.replaceAll('*', ''),
    isWhole,
    inAnyOrder,
    all,
    significant: words.significant.map(patternOf),
    glued: all.length > 1 && !inAnyOrder && !hasOpenWord ? words.glued : null,
  }
}

/** Terms by a word that must occur in a name for them to match, so that most are never looked at. */
export interface TermIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly T[]>
  /** Terms that begin with an open word. */
  readonly open: readonly T[]
}

export function indexTerms<T extends { readonly term: Term }>(entries: readonly T[]): TermIndex<T> {
  const byWord = new Map<string, T[]>()
  const open: T[] = []
  for (const entry of entries) {
    const { all, significant, glued } = entry.term
    const first = [all[0], significant[0]].filter((pattern) => pattern !== undefined)
    if (first.some(({ openBefore, openAfter }) => openBefore || openAfter)) open.push(entry)
    else {
      const words = new Set([...first.map(({ text }) => text), ...(glued === null ? [] : [glued])])
      for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), entry])
    }
  }
  return { byWord, open }
}

/** The entries whose terms may occur in a name. */
export function candidates<T>(index: TermIndex<T>, name: Words): ReadonlySet<T> {
  const words = [...name.all, ...name.pairs, name.glued].flatMap((word) => [word, word.replace(/s$/, '')])
  return new Set([...words.flatMap((word) => index.byWord.get(word) ?? []), ...index.open])
}

/** Where a term occurs in a name; null where it does not. */
export function matchTerm(term: Term, name: Words): TermMatch | null {
  const found = (words: number, of: number): TermMatch => ({
    term,
    words,
    coverage: Math.min(1, words / Math.max(1, of)),
  })
  if (term.isWhole) return isSame(term, name) ? found(term.all.length, term.all.length) : null
  if (term.glued !== null && isGlued(term.glued, name))
    return found(term.all.length, term.all.length + name.core.length - 1)
  if (term.inAnyOrder)
    return term.all.every((pattern) => name.all.some((word) => fits(pattern, word)))
      ? found(term.all.length, name.core.length)
      : null
  if (isPair(term.all, name)) return found(2, name.core.length)
  if (occurs(term.all, name.all)) return found(Math.max(1, term.significant.length), name.core.length)
  return term.significant.length > 1 && occurs(term.significant, name.significant)
    ? found(term.significant.length, name.core.length)
    : null
}

const star = '\u02C0'
const gluedMinimum = 5

function patternOf(word: string): Pattern {
  const text = word.replaceAll(star, '')
  return { text: spelling(text), openBefore: word.startsWith(star), openAfter: word.endsWith(star) }
}

function isSame(term: Term, name: Words): boolean {
  const same = (words: readonly string[]) => words.length === term.all.length && occurs(term.all, words)
  return same(name.all) || same(name.core)
}

function isGlued(glued: string, name: Words): boolean {
  return (
    glued.length >= gluedMinimum &&
    (name.glued === glued || name.all.some((word) => isWordOrPlural(word, glued)))
  )
}

function isPair([only, ...others]: readonly Pattern[], name: Words): boolean {
  if (only === undefined || others.length > 0 || only.text.length < gluedMinimum) return false
  return name.pairs.some((pair) => fits(only, pair)) && !name.all.some((word) => fits(only, word))
}

function occurs(patterns: readonly Pattern[], words: readonly string[]): boolean {
  return words.some((_, start) =>
    patterns.every((pattern, place) => {
      const word = words[start + place]
      return word !== undefined && fits(pattern, word)
    }),
  )
}

function fits({ text, openBefore, openAfter }: Pattern, word: string): boolean {
  if (openBefore && openAfter) return word.includes(text)
  if (openAfter) return word.startsWith(text)
  if (openBefore) return word.endsWith(text)
  return isWordOrPlural(word, text)
}

function isWordOrPlural(word: string, singular: string): boolean {
  return word === singular || (singular.length > 3 && word === `${singular}s`)
}
