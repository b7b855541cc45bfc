import { fold } from '../../storage/index.ts'

/** What a person can be found by, as it stands in the index: whole values, folded, never parts of them. */
export interface PersonKey {
  readonly kind: 'email' | 'phone' | 'name'
  readonly value: string
}

/** The keys of a person: e-mail address, telephone number in digits, the words of the name. */
export function keysOf(person: {
  readonly name: string
  readonly email: string
  readonly phone: string
}): readonly PersonKey[] {
  const email = fold(person.email)
  const phone = digitsOf(person.phone)
  const words = new Set(wordsOf(person.name))
  return [
    ...(email === '' ? [] : [{ kind: 'email' as const, value: email }]),
    ...(phone === '' ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...[...words].map((value) => ({ kind: 'name' as const, value })),
  ]
}

/** The keys that a search asks for; all of them must fit. */
export function keysSought(text: string): readonly PersonKey[] {
  const folded = fold(text)
  if (folded.includes('@')) return [{ kind: 'email', value: folded }]
  if (/^[\d\s()+./-]+$/.test(folded)) return [{ kind: 'phone', value: digitsOf(folded) }]
  return wordsOf(folded).map((value) => ({ kind: 'name', value }))
}

/** A telephone number in digits: international ones with + or 00 are the same. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^00/, '')
}

function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}
