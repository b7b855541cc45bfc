import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { command, confirmed, query } from '../kernel/operation.ts'
import { dpoOnly, editors, everyone } from '../kernel/roles.ts'

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
  /**
   * Removes all that the store keeps of a person, from pages, search and audit log, for good; and says which backups still
   * have it (GDPR Art. 17, 12(1)). What the connected system has stays there, and the next sync reads it again.
   */
  erase: command({
    input: confirmed({
      id: id('person'),
      /** Name, e-mail address or identifier of the person, typed as they stand there: nobody is erased by a slip. */
      confirmation: z.string().trim().min(1).max(400),
    }),
    output: z.object({
      backups: z.array(z.object({ path: z.string(), createdAt: Instant, keptUntilOn: Day.nullable() })),
      /** Requests of the same e-mail address: they stay as evidence (GDPR Art. 17(3)(b), (e)). */
      requests: z.array(z.object({ id: id('request'), reference: z.string() })),
    }),
    roles: dpoOnly,
    confirms: true,
  }),
}
