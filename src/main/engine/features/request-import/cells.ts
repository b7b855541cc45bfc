import { Right } from '#shared/contract/codes.ts'
import { type IntakePhrases, wordsThatLead } from '../rights-request/index.ts'
import { type CodedField, plain, type TableWords } from './table-words.ts'

/** What a cell says: codes that were understood, and the words that were not. */
export interface ReadCodes {
  readonly codes: readonly string[]
  readonly unknown: readonly string[]
}

/** No list of codes is longer; a page of text is not searched, for that takes time with the square of its length. */
const longestRead = 500

/** One code, by itself, its name in one of the languages, or another word for it. */
export function codeIn(cell: string, field: CodedField, words: TableWords): string | null {
  return words.codes[field].get(plain(cell)) ?? null
}

/** Several codes, parted by commas, semicolons, lines or `and`. */
export function codesIn(cell: string, field: CodedField, words: TableWords): ReadCodes {
  return several(cell, (part) => {
    const code = codeIn(part, field, words)
    return code === null ? [] : [code]
  })
}

/** Rights, as codes, articles (`Art. 15`, `7(3)`) or words of the three languages. */
export function rightsIn(cell: string, words: TableWords, phrases: IntakePhrases): ReadCodes {
  if (cell.length > longestRead) return { codes: [], unknown: [cell] }
  const whole = words.codes.rights.get(plain(cell))
  if (whole !== undefined) return { codes: [whole], unknown: [] }
  const consent: Right = 'art7_3WithdrawConsent'
  const marked = cell.replaceAll(
    /(?:art[a-zé]*\.?\s*)?(?<![\d(])7\s*(?:,?\s*(?:abs|absatz|par|para|paragraph|paragraphe)\.?\s*|\(|\.)\s*3\b\)?/giu,
    ` ${consent} `,
  )
  return several(marked, (part) => {
    const code = words.codes.rights.get(plain(part))
    if (code !== undefined) return [code]
    if (part.includes(consent)) return [consent]
    const byArticle = articlesIn(part)
    if (byArticle.length > 0) return byArticle
    return phrases.rights
      .filter(({ expressions }) => wordsThatLead(expressions, part).length > 0)
      .map(({ right }) => right)
  })
}

/** A name of the law may stand beside the number; a number that is no article of a right is not understood. */
function articlesIn(part: string): readonly Right[] {
  const found =
    /^(?:art[a-zé]*\.?\s*)?(\d{2})(?:\s*(?:\(\d\)|(?:abs|par|para)\.?\s*\d))*(?:\s+[\p{L}\s-]+)?$/iu.exec(
      part.trim(),
    )
  const number = found?.[1]
  return number === undefined ? [] : Right.options.filter((right) => right.startsWith(`art${number}`))
}

function several(cell: string, read: (part: string) => readonly string[]): ReadCodes {
  const codes = new Set<string>()
  const unknown: string[] = []
  for (const part of cell.split(/[;,|\n/+&]|\s(?:and|und|et)\s/iu)) {
    if (part.trim() === '') continue
    const found = read(part)
    for (const code of found) codes.add(code)
    if (found.length === 0) unknown.push(part.trim())
  }
  return { codes: [...codes], unknown }
}

/** Customer numbers and the like: parted by semicolons, bars and lines; a comma may belong to one. */
export function identifiersIn(cell: string): readonly string[] {
  return [...new Set(cell.split(/[;|\n]/).map((part) => part.trim()))].filter((part) => part !== '')
}
