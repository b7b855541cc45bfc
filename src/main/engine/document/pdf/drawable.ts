import { printable } from '../printable.ts'

/** What a text becomes when a typeface has to show it, and how many characters it could not. */
export interface Drawing {
  readonly text: string
  readonly missing: number
}

/**
 * Stands before and after each long word of a text, so that the templates find those that do not fit without searching:
 * a zero-width space, which is taken out of every text that is made drawable and does no harm where a template shows it.
 */
const longWordMark = '\u200B'

/** `text` with its words of ten characters and more between marks. */
export function markLongWords(text: string): string {
  return text.replace(/\S{10,}/g, `${longWordMark}$&${longWordMark}`)
}

/** Stands for a character that the typeface lacks; Unicode's own sign for it. */
export const missingSign = '\uFFFD'

/**
 * `text` with each character that the typeface lacks replaced: by a plain equivalent where there is one (arrows, ticks),
 * else by one sign for the whole character as people see it. PDF/A forbids a page that shows a missing glyph, and the
 * compiler ends the process on some of them, so nothing else may reach it.
 */
export function drawable(text: string, has: (codePoint: number) => boolean): Drawing {
  const clean = printable(text).replaceAll(longWordMark, '').replace(piledMarks, '$1')
  if (isCovered(clean, has)) return { text: clean, missing: 0 }
  let missing = 0
  const drawn = [...graphemes.segment(clean)].map(({ segment }) => {
    if (isCovered(segment, has)) return segment
    const plain = [...segment].map((character) => equivalents.get(character) ?? character).join('')
    const kept = plain.replace(invisible, '')
    if (kept !== '' && isCovered(kept, has)) return kept
    missing++
    return missingSign
  })
  return { text: drawn.join(''), missing }
}

// A line feed has no glyph and needs none: it ends a line.
function isCovered(text: string, has: (codePoint: number) => boolean): boolean {
  for (const character of text) {
    if (character !== '\n' && !has(character.codePointAt(0) ?? 0)) return false
  }
  return true
}

/** No language writes more than four marks on one letter; more would reach over the lines above and below. */
const piledMarks = /(\p{M}{4})\p{M}+/gu

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Joiners and variation selectors change how a neighbour looks; without the glyph they change nothing. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu

const equivalents = new Map([
  ['→', '->'],
  ['←', '<-'],
  ['↔', '<->'],
  ['⇒', '=>'],
  ['✓', '[x]'],
  ['✔', '[x]'],
  ['☑', '[x]'],
  ['☒', '[x]'],
  ['☐', '[ ]'],
  ['✗', '[-]'],
  ['✘', '[-]'],
])
