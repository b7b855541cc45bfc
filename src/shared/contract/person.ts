import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { command, confirmed, job, query } from '../kernel/operation.ts'
import { dpoOnly, editors, everyone } from '../kernel/roles.ts'
import { ErasureGround } from './codes.ts'

/** A person as a connected system holds them. Lists carry masked values only. */
export const Person = z.object({
  id: id('person'),
  connectionId: id('connection'),
  /** The vendor's own identifier. */
  externalId: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  country: z.string(),
  createdInSourceAt: Instant.nullable(),
  updatedInSourceAt: Instant.nullable(),
  readAt: Instant,
})
export type Person = z.infer<typeof Person>

/** What still holds a person after the erasure. */
export const KeepingCopy = z.object({
  path: z.string(),
  /** A backup of the rotation, one that somebody made elsewhere, or a store or database that was put aside. */
  kind: z.enum(['backup', 'elsewhere', 'aside']),
  createdAt: Instant,
  /** The rotation removes it after this day; null: nothing removes it by itself. */
  keptUntilOn: Day.nullable(),
})
export type KeepingCopy = z.infer<typeof KeepingCopy>

/** A line of the ledger of erasures. Nobody can read from it who was erased. */
export const ErasedPerson = z.object({
  /** HMAC of connection and identifier under the ledger's key. */
  person: z.string(),
  at: Instant,
  /** From the audit log; null where this store does not know, such as after a restore. */
  by: z.string().nullable(),
  ground: ErasureGround.nullable(),
  requestId: id('request').nullable(),
  /** Since when the person may come back with a synchronisation, and why; null: they are kept away. */
  ended: z.object({ at: Instant, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  /** When a synchronisation last met the person in the system and kept nothing of them; null: it did not. */
  metAt: Instant.nullable(),
  /** Nothing of the person is left in the free parts of pages either; false: the cleansing has not come to its end yet. */
  isCleansed: z.boolean(),
  copies: z.array(KeepingCopy),
})
export type ErasedPerson = z.infer<typeof ErasedPerson>

const keptRequests = z.array(z.object({ id: id('request'), reference: z.string() }))

/** A record in whose words somebody typed the person's name or e-mail address, on the page of `id`. */
export const Mention = z.object({ id: z.string(), reference: z.string(), title: z.string() })
export type Mention = z.infer<typeof Mention>

export const personContract = {
  /** Masked: `A… K…`, `a…@example.org`. The search compares whole e-mail addresses, numbers and the words of names. */
  list: query({
    input: listInput({ search: z.string(), connectionId: z.array(id('connection')) }, [
      'name',
      'country',
      'updatedInSourceAt',
      'readAt',
    ]),
    output: listOutput(Person),
    roles: everyone,
  }),
  /** Shows one person unmasked, with all properties read. A command, so that the audit log keeps who looked. */
  reveal: command({
    input: z.object({ id: id('person') }),
    output: z.object({ person: Person, properties: z.record(z.string(), z.string().nullable()) }),
    roles: editors,
  }),
  /** What an erasure would remove, what stays, and where copies remain. */
  previewErasure: query({
    input: z.object({ id: id('person') }),
    output: z.object({
      /** Properties with a value. */
      properties: z.int(),
      /** Entries of the audit log whose words go; their hashes stay. */
      entries: z.int(),
      /** Files of audit exports, which may repeat these words. */
      exports: z.int(),
      requests: keptRequests,
      /** What was typed of them by hand: it stays until a person looks at it. */
      mentions: z.array(Mention),
      /** Holds that keep the person from being erased. */
      holds: z.array(
        z.object({
          reference: z.string(),
          reason: z.string(),
          until: Day.nullable(),
          subjectId: z.string(),
        }),
      ),
      copies: z.array(KeepingCopy),
    }),
    roles: dpoOnly,
  }),
  /**
   * Removes all that the store keeps of a person, from registers, search and audit log, for good; and says which copies still
   * have it (GDPR Art. 17, 12(1)). What the connected system has stays there; synchronisations keep nothing of it. The job
   * `cleanse` follows by itself.
   */
  erase: command({
    input: confirmed({
      id: id('person'),
      /** Name, e-mail address or identifier of the person, typed as they stand there: nobody is erased by a slip. */
      confirmation: z.string().trim().min(1).max(400),
      ground: ErasureGround,
      /** The request that this answers; null: none. */
      requestId: id('request').nullable().default(null),
    }),
    output: z.object({
      copies: z.array(KeepingCopy),
      /** Requests of the same e-mail address: they stay as evidence (GDPR Art. 17(3)(b), (e)). */
      requests: keptRequests,
      mentions: z.array(Mention),
    }),
    roles: dpoOnly,
    confirms: true,
  }),
  /** Since when people who are gone may have left something in the free parts of pages; null: nothing is left. */
  cleansing: query({
    input: z.object({}).prefault({}),
    output: z.object({ owedSince: Instant.nullable() }),
    roles: everyone,
  }),
  /**
   * Writes the tables of people anew, so that nothing of who is gone is left in the free parts of pages. Starts by itself
   * after an erasure, after a synchronisation that removed people, after a connection is removed, and on opening where it
   * did not come to its end; here it is begun again after it failed or was cancelled.
   */
  cleanse: job({
    input: z.object({}).prefault({}),
    /** How often the tables were written anew: again for who was removed meanwhile. */
    result: z.object({ rounds: z.int() }),
    roles: editors,
  }),
  /**
   * Lets somebody come back who was erased by mistake or deals with the organisation again: synchronisations may keep them from
   * now on, and the next one reads all. What was erased stays so, also when an older backup is restored.
   */
  endSuppression: command({
    input: z.object({
      connectionId: id('connection'),
      /** Nobody can be read from the ledger: the person is named as the system names them. */
      externalId: z.string().trim().min(1).max(400),
      /** Stands in the audit log. */
      reason: z.string().trim().min(1).max(2_000),
    }),
    output: z.object({}),
    roles: dpoOnly,
  }),
  /** The ledger of erasures, the newest first. */
  erasures: query({
    input: z.object({}).prefault({}),
    output: z.object({
      items: z.array(ErasedPerson),
      /** How many blanked files of requests stand in it too, so that no restored backup brings them back. */
      blankedFiles: z.int(),
    }),
    roles: everyone,
  }),
}
