import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { command, confirmed, query } from '../kernel/operation.ts'
import { dpoOnly, everyone, Role } from '../kernel/roles.ts'
import { WayIn } from './key.ts'
import { ShortText } from './texts.ts'

/** A person with a way into the store, or one who had it. Their name stands in clear in the keyring: initials are enough. */
export const User = z.object({
  id: id('user'),
  label: z.string(),
  role: Role,
  status: z.enum(['active', 'removed']),
  addedAt: Instant,
  removedAt: Instant.nullable(),
  waysIn: z.array(WayIn),
  /** Null: never since this was kept. */
  lastUnlockedAt: Instant.nullable(),
})
export type User = z.infer<typeof User>

/** Who belongs to the store. Only a `dpo` changes it, and nobody changes their own place in it. */
export const userContract = {
  list: query({ input: z.object({}).prefault({}), output: z.array(User), roles: everyone }),
  /**
   * Adds a person under a temporary passphrase, which they replace when they first come in. Null: Wardbook proposes one.
   * It is answered once and kept nowhere.
   */
  add: command({
    input: confirmed({
      label: ShortText.max(80),
      role: Role,
      temporaryPassphrase: z.string().max(1_000).nullable().default(null),
    }),
    output: z.object({ id: id('user'), temporaryPassphrase: z.string() }),
    roles: dpoOnly,
    confirms: true,
  }),
  /** Takes every way in from a person; a rotation of the keys is due afterwards. */
  remove: command({
    input: confirmed({ id: id('user') }),
    output: z.object({}),
    roles: dpoOnly,
    confirms: true,
  }),
  changeRole: command({
    input: confirmed({ id: id('user'), role: Role }),
    output: z.object({}),
    roles: dpoOnly,
    confirms: true,
  }),
}
