import * as z from 'zod'
import { DataSubjectCategory, SystemKind } from '#shared/contract/codes.ts'

/** A place in a JSON answer: names and list positions joined by dots, such as `paging.next.after`. */
const Path = z.string().regex(/^\w+(\.\w+)*$/)
/** The key of a text in the locales. */
const TextKey = z.string().regex(/^connector:[\w.-]+$/)
const Name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)

/** How many requests the vendor takes in a time; all windows hold at once. */
const Rate = z
  .array(z.strictObject({ requests: z.int().positive(), seconds: z.number().positive() }))
  .min(1)
  .readonly()
export type Rate = z.infer<typeof Rate>

/** How the next page is found. `{cursor}` in a request stands for the place that the page before named. */
const Paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cursor'), next: Path, first: z.string().nullable().default(null) }),
  z.strictObject({ kind: z.literal('offset'), size: z.int().positive() }),
  z.strictObject({ kind: z.literal('link'), next: Path }),
])
export type Paging = z.infer<typeof Paging>

/** A request that only reads. `{name}` in path, query and body stands for one of the values that the step offers. */
export interface RequestTemplate {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body?: z.core.util.JSONType | undefined
}

const Authentication = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), secret: Name }),
  z.strictObject({ kind: z.literal('basic'), user: Name, password: Name }),
  z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[\w-]+$/), secret: Name }),
])
export type Authentication = z.infer<typeof Authentication>

/** What an answer of the vendor means where its status alone does not say it. */
const Failure = z.strictObject({
  status: z.int().min(400).max(599),
  when: z.strictObject({ path: Path, equals: z.string() }).nullable().default(null),
  fault: z.enum(['connector-refused', 'connector-forbidden', 'connector-throttled', 'connector-failed']),
  retry: z.boolean().default(false),
  /** Where the answer lists the permissions that are missing. */
  permissions: Path.nullable().default(null),
})
export type Failure = z.infer<typeof Failure>

const ObjectType = z.strictObject({
  /** The vendor's name for the type, as its requests want it. */
  name: z.string().min(1),
  label: z.string().min(1),
  /** Whom its records describe; what a company is called is no personal data (GDPR recital 14). */
  about: z.enum(['person', 'organisation', 'other']),
  subjectCategory: DataSubjectCategory.nullable().default(null),
  /** Whether values may be read for statistics. Off where they are mostly content of messages. */
  sampled: z.boolean().default(true),
})

const ObjectTypes = z.strictObject({
  standard: z.array(ObjectType).min(1),
  /** How types that the customer made are found; what the token may not see is said in `refused`. */
  custom: z
    .strictObject({
      request: request([]),
      items: Path,
      name: Path,
      label: Path,
      description: Path,
      refused: TextKey,
    })
    .nullable()
    .default(null),
})

const Fields = z.strictObject({
  request: request(['objectType', 'sensitivity']),
  /** One call each: a vendor may list marked fields only when asked for them. */
  sensitivities: z
    .array(
      z.strictObject({
        value: z.string(),
        /** Values of marked fields are not read for statistics: counting them is no reason to hold them. */
        sampled: z.boolean(),
        /** The note where the token may not see them; null: without these fields the type cannot be read. */
        refused: TextKey.nullable().default(null),
      }),
    )
    .min(1),
  items: Path,
  name: Path,
  label: Path,
  type: Path,
  description: Path,
  sensitivity: Path.nullable().default(null),
  vendorDefined: Path.nullable().default(null),
})

const Records = z.strictObject({
  request: request(['objectType', 'properties', 'cursor']),
  paging: Paging,
  items: Path,
  id: Path,
  /** The object of field names and values in a record. */
  values: Path,
  /** So many field names fit into one request. */
  propertiesPerRequest: z.int().positive(),
})

const People = z.strictObject({
  objectType: z.string().min(1),
  /** Fields whose values make the name, joined by a space. */
  name: z.array(z.string()).min(1),
  /** The first of these that is filled. */
  email: z.array(z.string()).min(1),
  phone: z.array(z.string()).min(1),
  country: z.array(z.string()).min(1),
  createdAt: Path,
  updatedAt: Path,
  /** Read and kept beside the mapped ones, where the account has them. */
  alsoRead: z.array(z.string()).default([]),
  /** How only what changed since a moment is read; null: every run reads all. */
  changed: z
    .strictObject({
      request: request(['properties', 'cursor', 'sinceMilliseconds']),
      paging: Paging,
      items: Path,
      rate: Rate,
      /** The vendor's index lags: a run starts this much before the last one. */
      overlapMinutes: z.int().nonnegative(),
      /** The most records one query gives; beyond it, all are read. */
      ceiling: z.int().positive(),
      /** A reading of all finds what was deleted: at least this often. */
      fullEveryDays: z.int().positive(),
    })
    .nullable()
    .default(null),
})

/**
 * A system that Wardbook can read, as its file under `resources/connectors` describes it: who may be called, how one
 * signs in, what is asked and where the answer holds what. Everything that comes back is untrusted.
 */
export const ConnectorDefinition = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: z.string().min(1),
    systemKind: SystemKind,
    documentation: z.url({ protocol: /^https$/ }),
    baseUrl: z.url({ protocol: /^https$/ }),
    /** The hosts that may be called, `*.` for any below. Empty: self-hosted, the connection names its own. */
    hosts: z.array(z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/)),
    secrets: z.array(z.strictObject({ name: Name, label: TextKey })).min(1),
    authentication: Authentication,
    headers: z.record(z.string().regex(/^[a-z-]+$/), z.string()).default({}),
    rate: Rate,
    failures: z.array(Failure).default([]),
    test: z.strictObject({ request: request([]) }),
    objectTypes: ObjectTypes,
    fields: Fields,
    records: Records,
    people: People,
  })
  .refine(
    (definition) =>
      secretsUsed(definition.authentication).every((used) =>
        definition.secrets.some(({ name }) => name === used),
      ),
    {
      error: 'the authentication uses a secret that is not declared',
    },
  )
  .refine(({ people, objectTypes }) => objectTypes.standard.some(({ name }) => name === people.objectType), {
    error: 'people are read from an object type that is not declared',
  })
export type ConnectorDefinition = z.infer<typeof ConnectorDefinition>

/** The placeholders of a text, such as `objectType` in `/objects/{objectType}`. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

function request(offered: readonly string[]) {
  return z
    .strictObject({
      method: z.enum(['GET', 'POST']),
      path: z.string().startsWith('/'),
      query: z.record(z.string(), z.string()).default({}),
      body: z.json().optional(),
    })
    .refine((template) => placeholdersIn(JSON.stringify(template)).every((name) => offered.includes(name)), {
      error: `a request may only use ${offered.map((name) => `{${name}}`).join(', ') || 'no placeholder'}`,
    })
}

function secretsUsed(authentication: Authentication): readonly string[] {
  return authentication.kind === 'basic'
    ? [authentication.user, authentication.password]
    : [authentication.secret]
}
