import * as z from 'zod'
import type { ImportField } from '#shared/contract/request-import.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { Spreadsheet } from '../../spreadsheet/index.ts'
import { plain, type TableWords } from './table-words.ts'

export interface ProposedColumns {
  readonly columns: Partial<Record<ImportField, number>>
  readonly reasons: readonly { readonly field: ImportField; readonly message: Message }[]
}

/**
 * Which column is which field, by the headers; the address of a person also by what stands in the cells. Each column is
 * taken once, and each proposal says what it rests on.
 */
export function proposedColumns({ header, rows }: Spreadsheet, words: TableWords): ProposedColumns {
  const columns: Partial<Record<ImportField, number>> = {}
  const reasons: { field: ImportField; message: Message }[] = []
  const take = (field: ImportField, place: number, why: string, params: Message['params']) => {
    columns[field] = place
    reasons.push({ field, message: { key: `request-import:reason.${why}`, params, article: null } })
  }
  const isFree = (place: number) => !Object.values(columns).includes(place)
  const titles = header.map(plain)
  for (const [field, names] of words.headers) {
    const place = titles.findIndex((title, at) => isFree(at) && names.has(title))
    if (place >= 0) take(field, place, 'header', { header: header[place] ?? '' })
  }
  for (const [field, names] of words.headers) {
    if (columns[field] !== undefined) continue
    const place = titles.findIndex((title, at) => isFree(at) && phraseIn(title, names) !== null)
    const phrase = phraseIn(titles[place] ?? '', names)
    if (phrase !== null) take(field, place, 'words', { header: header[place] ?? '', words: phrase })
  }
  if (columns.subjectEmail === undefined) {
    const place = header.findIndex((_, at) => isFree(at) && addresses(rows, at) > rows.length / 2)
    if (place >= 0)
      take('subjectEmail', place, 'addresses', { count: addresses(rows, place), rows: rows.length })
  }
  return { columns, reasons }
}

/** The longest of the names that stands in a title as words of its own. Short ones stand in too many. */
function phraseIn(title: string, names: ReadonlySet<string>): string | null {
  const found = [...names].filter((name) => name.length > 3 && ` ${title} `.includes(` ${name} `))
  return found.toSorted((one, other) => other.length - one.length)[0] ?? null
}

function addresses(rows: Spreadsheet['rows'], place: number): number {
  return rows.filter(({ cells }) => z.email().safeParse(cells[place]).success).length
}
