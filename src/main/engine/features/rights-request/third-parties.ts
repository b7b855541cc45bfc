import { fold, type ReadDb } from '../../storage/index.ts'
import { keysSought } from '../person/index.ts'

/** Who the text is about: their own words are none of others. */
interface Own {
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** Shorter values are names and codes, not texts about anybody. */
const shortestText = 25

/**
 * Words of a free text that seem to speak of somebody else: addresses, telephone numbers, names behind a form of address, and
 * names of people whom the connected systems know. A proposal: somebody decides (GDPR Art. 15(4)). Lengths are bounded, as
 * those of addresses are (RFC 5321 section 4.5.3.1), so that a text without blanks is searched in a moment.
 */
export async function thirdPartiesIn(db: ReadDb, text: string, own: Own): Promise<readonly string[]> {
  if (text.length < shortestText || !text.includes(' ')) return []
  const ownWords = new Set(fold(own.name).split(' '))
  const isOwn = (passage: string) =>
    fold(passage)
      .split(' ')
      .every((word) => ownWords.has(word))
  const addresses = all(text, /[^\s<>"'(),;:@]{1,64}@[^\s<>"'(),;:@]{1,255}\.\p{L}{2,24}/gu).filter(
    (address) => fold(address) !== fold(own.email),
  )
  const phones = all(text, /\+?\d[\d\s()/.-]{6,}\d/g).filter((number) => digits(number) !== digits(own.phone))
  const addressed = all(
    text,
    /(?<=(?<![\p{L}])(?:Mrs?|Ms|Dr|Prof|Herrn?|Frau|Mme|Mlle|M)\.?\s)\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?/gu,
  ).filter((name) => !isOwn(name))
  const names = all(text, /\p{Lu}[\p{L}'’-]{1,60}(?:\s\p{Lu}[\p{L}'’-]{1,60})+/gu).filter(
    (name) => !isOwn(name),
  )
  const known = await Promise.all(names.map(async (name) => ((await isSomebody(db, name)) ? [name] : [])))
  return withoutParts([...addresses, ...phones, ...addressed, ...known.flat()])
}

async function isSomebody({ kysely }: ReadDb, name: string): Promise<boolean> {
  const values = [...new Set(keysSought(name).map(({ value }) => value))]
  const row = await kysely
    .selectFrom('personKey')
    .select('personId')
    .where('kind', '=', 'name')
    .where('value', 'in', values)
    .groupBy('personId')
    .having(({ fn }) => fn.count<number>('value'), '>=', Math.max(2, values.length))
    .executeTakeFirst()
  return row !== undefined
}

function all(text: string, expression: RegExp): readonly string[] {
  return (text.match(expression) ?? []).map((passage) => passage.trim()).slice(0, 50)
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '').replace(/^00/, '')
}

function withoutParts(passages: readonly string[]): readonly string[] {
  const once = [...new Set(passages)]
  return once.filter((passage) => !once.some((other) => other !== passage && other.includes(passage)))
}
