import * as z from 'zod'
import { Day, Instant, TimeZone } from '../kernel/dates.ts'
import { Language } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { everyone, Role } from '../kernel/roles.ts'
import { CheckpointVerdict, GivenCheckpoints } from './audit.ts'
import { KeyFileText, WayIn } from './key.ts'
import { Country, Region, ShortText } from './texts.ts'

/** A store of the recent list, or one that is open. */
export const StoreSummary = z.object({
  path: z.string(),
  name: z.string(),
  present: z.boolean(),
  users: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      role: Role,
      /** Whether this person's passphrase opens only together with a key file. */
      keyFile: z.boolean(),
      /** Whether the operating system's keychain would open the store for this person now. */
      device: z.boolean(),
    }),
  ),
  lastOpenedAt: Instant.nullable(),
})
export type StoreSummary = z.infer<typeof StoreSummary>

export const Session = z.object({
  store: z.object({ id: z.string(), path: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), label: z.string(), role: Role }),
  /** What the head file said on open: `rolledBack` wants the person's attention. */
  head: z.enum(['agrees', 'rolledBack']),
  demo: z.boolean(),
  openedWith: WayIn.shape.type,
  /** Somebody else gave the passphrase: nothing but replacing it and locking works. */
  mustReplacePassphrase: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** What works before a store is open. */
export const storeContract = {
  /** The session of the open store, or null: the window shows the unlock screen. */
  session: query({ input: z.object({}).prefault({}), output: Session.nullable(), roles: [] }),
  /** Recently opened stores, and where a new one is proposed. */
  recent: query({
    input: z.object({}).prefault({}),
    output: z.object({ stores: z.array(StoreSummary), folder: z.string() }),
    roles: [],
  }),
  /** What can be known of a store without a passphrase. */
  inspect: query({ input: z.object({ path: z.string().min(1) }), output: StoreSummary, roles: [] }),
  create: command({
    input: z.object({
      /** The folder; `.wardbook` is appended where it is missing. */
      path: z.string().min(1),
      user: ShortText,
      passphrase: z.string().min(1).max(1_000),
      organisation: z.object({
        name: ShortText,
        country: Country,
        calendarCountry: Country.nullable().default(null),
        region: Region,
        timeZone: TimeZone,
        language: Language,
      }),
      demo: z.object({ asOf: Day.nullable() }).nullable().default(null),
    }),
    output: z.object({ session: Session, recoveryKey: z.string() }),
    roles: [],
  }),
  unlock: command({
    input: z.object({
      path: z.string().min(1),
      /** Id or name; null: the only one there is, or with a recovery key the one whose it is. */
      user: z.string().nullable().default(null),
      passphrase: z.string().min(1).max(1_000).nullable().default(null),
      /** Content of the key file that the person uses besides the passphrase. */
      keyFile: KeyFileText.nullable().default(null),
      /** In place of passphrase and key file. */
      recoveryKey: z.string().max(1_000).nullable().default(null),
      /** By the device key that the operating system keeps, in place of everything else. */
      device: z.boolean().default(false),
    }),
    output: Session,
    roles: [],
  }),
  /** Forgets a store in the recent list; the store stays as it is. */
  forget: command({ input: z.object({ path: z.string().min(1) }), output: z.object({}), roles: [] }),
  /** Ends the engine process, and with it everything that was decrypted. */
  lock: command({ input: z.object({}).prefault({}), output: z.object({}), roles: [], audit: 'none' }),
  /** Tells that somebody is at a window. Where none tells it for long, the store locks by itself. */
  touch: command({ input: z.object({}).prefault({}), output: z.object({}), roles: [], audit: 'none' }),
  /** Database integrity, audit chain and record hashes. */
  verify: query({
    input: GivenCheckpoints,
    output: z.object({
      ok: z.boolean(),
      entries: z.int(),
      /** Entries whose words were erased. */
      erased: z.int(),
      problems: z.array(z.string()),
      checkpoints: z.array(CheckpointVerdict),
    }),
    roles: everyone,
  }),
}
