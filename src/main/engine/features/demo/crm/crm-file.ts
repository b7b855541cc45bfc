import * as z from 'zod'

/** A field of the account: how it is called, what fills it and on how many records of a hundred. */
const AccountField = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  sensitivity: z.enum(['non_sensitive', 'sensitive', 'highly_sensitive']).default('non_sensitive'),
  /** Made by the customer, not by the vendor. */
  own: z.boolean().default(false),
  /** A maker of values by name, choices, or nothing: no record carries a value. */
  value: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]).optional(),
  fill: z.number().min(0).max(100).default(100),
  /** The days on which the field came and went, counted from the reference date. */
  since: z.int().optional(),
  until: z.int().optional(),
})
export type AccountField = z.infer<typeof AccountField>

/** Somebody who stands in the account under a name of the story. */
const KnownPerson = z.strictObject({
  given: z.string(),
  family: z.string(),
  email: z.string(),
  country: z.string(),
  phone: z.string().default(''),
  optOut: z.boolean().default(false),
  /** What fields carry in place of what is made for them, by the names of the fields. */
  carries: z.record(z.string(), z.string()).default({}),
})
export type KnownPerson = z.infer<typeof KnownPerson>

/** `resources/demo/crm.yaml`: the customer system and what the story does with it. */
export const CrmFile = z.strictObject({
  connection: z.record(z.string(), z.unknown()),
  secret: z.record(z.string(), z.string()),
  /** Proposals that are at least this sure, in percent, are accepted in the first round. */
  acceptFrom: z.int(),
  /** Fields, as `object.field`, whose proposals are rejected. */
  rejected: z.array(z.string()),
  steps: z.strictObject({
    connected: z.string(),
    discovered: z.string(),
    classified: z.string(),
    discoveredAgain: z.string(),
    synchronised: z.string(),
  }),
  objects: z.record(z.string(), z.array(AccountField)),
  custom: z.array(
    z.strictObject({
      typeId: z.string(),
      label: z.string(),
      description: z.string(),
      fields: z.array(AccountField),
    }),
  ),
  /** How many records each type holds. */
  records: z.record(z.string(), z.int().positive()),
  known: z.array(KnownPerson),
})
export type CrmFile = z.infer<typeof CrmFile>

const Origin = z.strictObject({
  country: z.string(),
  language: z.string(),
  share: z.int().positive(),
  /** Patterns in which `#` is a digit; empty where no range is kept for fiction. */
  phones: z.array(z.string()).default([]),
  mobiles: z.array(z.string()).default([]),
  cities: z.array(z.string()),
  streets: z.array(z.string()),
  given: z.array(z.string()),
  family: z.array(z.string()),
})
export type Origin = z.infer<typeof Origin>

/** `resources/demo/people.yaml`: from what people are made. */
export const PeopleFile = z.strictObject({ domains: z.array(z.string()), countries: z.array(Origin) })
export type PeopleFile = z.infer<typeof PeopleFile>
