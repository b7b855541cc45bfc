import * as z from 'zod'

/** The prefixes of record identifiers; a prefix says at a glance what a link points to. */
export const idPrefixes = [
  'organisation',
  'entity',
  'system',
  'dataset',
  'field',
  'snapshot',
  'activity',
  'purpose',
  'request',
  'import',
  'authority',
  'hold',
  'incident',
  'breach',
  'filing',
  'duty',
  'count',
  'vendor',
  'contract',
  'assessment',
  'finding',
  'task',
  'document',
  'letter',
  'template',
  'attachment',
  'person',
  'consent',
  'segment',
  'connection',
  'call',
  'job',
  'user',
  'audit',
  'event',
  'draft',
  'view',
] as const
export type IdPrefix = (typeof idPrefixes)[number]

/** A record's identifier: its prefix, `_`, and 26 characters that sort by the time they were made. */
export type Id<P extends IdPrefix = IdPrefix> = `${P}_${string}` & z.$brand<'Id'>

/** The schema of identifiers with one prefix. */
export function id<P extends IdPrefix>(prefix: P): z.ZodType<Id<P>, string> {
  return z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`)) as unknown as z.ZodType<
    Id<P>,
    string
  >
}

/** Makes identifiers. Injected, so that the demo store and tests are repeatable. */
export type NewId = <P extends IdPrefix>(prefix: P) => Id<P>

/**
 * A maker of sortable identifiers in the layout of a ULID: 48 bits of time, 80 random bits, Crockford base 32.
 * @param now milliseconds since 1970
 * @param random fills the array with random bytes
 */
export function idMaker(now: () => number, random: (bytes: Uint8Array) => Uint8Array): NewId {
  return (prefix) => {
    let time = ''
    for (let rest = now(), place = 0; place < 10; place++) {
      time = alphabet.charAt(rest % 32) + time
      rest = Math.floor(rest / 32)
    }
    let tail = ''
    for (const byte of random(new Uint8Array(16))) tail += alphabet.charAt(byte % 32)
    return `${prefix}_${time}${tail}` as Id<typeof prefix>
  }
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
