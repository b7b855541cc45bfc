import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { ContactRole, Regime, RequestChannel, Right } from '#shared/contract/codes.ts'
import { ImportField } from '#shared/contract/request-import.ts'
import { Language, languages } from '#shared/kernel/message.ts'
import type { WordsOf } from '../../language/index.ts'
import { fold } from '../../storage/index.ts'

const Phrases = z.array(z.string().min(1)).min(1)

const TableFile = z.strictObject({
  headers: z.record(ImportField, z.strictObject({ en: Phrases, fr: Phrases, de: Phrases })),
  values: z.strictObject({
    rights: z.record(Right, Phrases),
    channel: z.record(RequestChannel, Phrases),
    language: z.record(Language, Phrases),
    regimes: z.record(Regime, Phrases),
    contactRole: z.record(ContactRole, Phrases),
  }),
})
type TableFile = z.infer<typeof TableFile>

export type CodedField = keyof TableFile['values']

/** What the columns and the cells of a table of requests are told by. */
export interface TableWords {
  /** The names that a column of each field has, plain; in the order in which fields take columns. */
  readonly headers: ReadonlyMap<ImportField, ReadonlySet<string>>
  /** The code that a plain text says, by field. */
  readonly codes: Readonly<Record<CodedField, ReadonlyMap<string, string>>>
}

/** Reads `resources/law/intake-table.yaml` and adds the names that the codes have on the screen. */
export function openTableWords(resourcesDir: string, wordsOf: WordsOf): () => Promise<TableWords> {
  const file = TableFile.parse(parse(readFileSync(join(resourcesDir, 'law', 'intake-table.yaml'), 'utf8')))
  let loaded: Promise<TableWords> | undefined
  return () => {
    loaded ??= load(file, wordsOf)
    return loaded
  }
}

async function load({ headers, values }: TableFile, wordsOf: WordsOf): Promise<TableWords> {
  const words = await Promise.all(languages.map(wordsOf))
  const codesOf = (field: CodedField) =>
    new Map(
      Object.entries(values[field]).flatMap(([code, phrases]) => {
        const onScreen = words.map(({ text }) => text(`${namesOf[field]}.${code}`))
        return [code, ...onScreen, ...phrases].map((phrase) => [plain(phrase), code] as const)
      }),
    )
  return {
    headers: new Map(
      ImportField.options
        .toSorted((one, other) => orderOf(headers, one) - orderOf(headers, other))
        .map((field) => {
          const { en, fr, de } = headers[field]
          return [field, new Set([field, ...en, ...fr, ...de].map(plain))] as const
        }),
    ),
    codes: {
      rights: codesOf('rights'),
      channel: codesOf('channel'),
      language: codesOf('language'),
      regimes: codesOf('regimes'),
      contactRole: codesOf('contactRole'),
    },
  }
}

const namesOf: Readonly<Record<CodedField, string>> = {
  rights: 'codes:right',
  channel: 'codes:requestChannel',
  language: 'app:language',
  regimes: 'codes:regime',
  contactRole: 'codes:contactRole',
}

/** The file's own order. */
function orderOf(headers: TableFile['headers'], field: ImportField): number {
  return Object.keys(headers).indexOf(field)
}

/** Words alone: no accents, capitals or signs; `receivedAt` is two words. */
export function plain(text: string): string {
  return fold(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
