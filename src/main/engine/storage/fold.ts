/**
 * Folds a text for search: lower case, accents off, and the letters that Unicode does not take apart (Polish l with
 * stroke, German sharp s, Scandinavian o) spelt plainly. A control character parts words as a space does: a NUL
 * would end the expression that a search becomes.
 */
export function fold(text: string): string {
  let folded = ''
  for (const letter of text.normalize('NFKD').toLowerCase()) {
    if (!combining.test(letter)) folded += plain[letter] ?? letter
  }
  return folded.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

const combining = /\p{M}/u
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  þ: 'th',
  ς: 'σ',
}
