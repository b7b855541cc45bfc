import { createHash } from 'node:crypto'

/** What canonical JSON can hold: plain values without dates, maps, functions or holes. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/**
 * The one text that a value has: keys sorted by UTF-16 code unit, strings and keys in Unicode NFC, no white space,
 * numbers as ECMAScript writes them (RFC 8785 but for NFC). Equal values give equal bytes, so their SHA-256 can stand in
 * the audit log and in documents.
 * @throws Error for what JSON would drop or change silently: undefined, NaN, infinities, functions, symbols, bigints,
 * dates and other class instances, holes in arrays, two keys that are one after NFC, nesting beyond 200.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0)
}

/**
 * SHA-256 of the canonical JSON of a value, in hexadecimal.
 * @throws Error as `canonicalJson` does
 */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

const deepest = 200

function write(value: unknown, path: string, depth: number): string {
  if (depth > deepest) throw new Error(`canonical JSON nests deeper than ${deepest} at ${path.slice(0, 80)}`)
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.normalize('NFC'))
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`canonical JSON has no ${value} (at ${path})`)
      return JSON.stringify(value)
    case 'object':
      return Array.isArray(value) ? writeArray(value, path, depth) : writeObject(value, path, depth)
    default:
      throw new Error(`canonical JSON has no ${typeof value} (at ${path})`)
  }
}

function writeArray(items: readonly unknown[], path: string, depth: number): string {
  const texts: string[] = []
  // By index, because map() and for-of treat holes differently from undefined.
  for (let index = 0; index < items.length; index++)
    texts.push(write(items[index], `${path}[${index}]`, depth + 1))
  return `[${texts.join(',')}]`
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`canonical JSON holds plain objects only (at ${path})`)
  const members = new Map<string, string>()
  for (const [key, member] of Object.entries(value)) {
    const name = key.normalize('NFC')
    if (members.has(name)) throw new Error(`canonical JSON has the key ${name} twice (at ${path})`)
    members.set(name, write(member, `${path}.${key}`, depth + 1))
  }
  const sorted = [...members].sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${sorted.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`
}
