import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { tables } from '#engine/storage/tables.ts'
import { languages } from '#shared/kernel/message.ts'
import { allRecordShows } from '../../../src/renderer/app/record-shows.ts'
import { type OpenStore, OpenStoreContext } from '../../../src/renderer/design/session-context.ts'
import { rawWordsOf } from '../words/locales.ts'

/** Records of which no entry of the log holds what changed. */
const unseen = new Set(['networkCall', 'person'])

/** Values of which one fits a part without codes. */
const plain = [
  'text',
  '2026-03-02',
  '2026-03-02T09:00:00Z',
  'FR',
  'Europe/Paris',
  'purpose_01jd3k0000000000000000000a',
  1,
  false,
]

const organisation = { timeZone: 'Europe/Paris' }

const missing: string[] = []
beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    resources: Object.fromEntries(languages.map((language) => [language, rawWordsOf(language)])),
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => missing.push(`${namespace}:${key}`),
  })
})

const coded = Object.entries(tables)
  .filter(([entity]) => !unseen.has(entity))
  .flatMap(([entity, { schema }]) =>
    Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>)
      .map(([name, field]) => ({ entity, name, samples: codedOf(field) }))
      .filter(({ samples }) => samples.length > 0),
  )

// English words may be their own codes, such as `running`; that all three languages have the same words is a test of its own.
describe.each(['de', 'fr'] as const)('in %s the log and every history show codes in words', (language) => {
  test.each(coded)('$entity: $name', async ({ entity, name, samples }) => {
    await i18next.changeLanguage(language)
    missing.length = 0
    const shows = allRecordShows.get(entity)
    const raw = samples.flatMap(({ value, codes }) => {
      const shown = textsOf(shows?.show(name, asKept(value)) ?? codes.join())
      return codes.filter((code) => shown.includes(code))
    })
    expect({ raw: [...new Set(raw)], missing }).toEqual({ raw: [], missing: [] })
  })
})

/** The texts that a person reads, part by part. */
test('the history of a breach tells what was entered in the file of a duty, and of which', async () => {
  await i18next.changeLanguage('en')
  const entry = {
    what: 'done',
    of: 'notice',
    at: '2026-03-10T08:00:00.000Z',
    channel: 'email',
    receipt: 'CLM-99',
    evidence: '',
    agreed: null,
    reason: '',
  }
  const duty = { reference: 'DTY-2026-001', owedTo: 'Alder AG', kind: 'insurer', reason: 'Policy' }
  const first = { ...entry, number: 1, what: 'started', of: 'known', receipt: 'T 1', corrects: null }
  const before = { ...duty, entries: [first] }
  const after = { ...duty, entries: [first, { ...entry, number: 2, corrects: null }] }
  const told = allRecordShows.get('reportingDuty')?.told
  expect(textsOf(told?.(null, before)).join('|')).toContain('Applies because: Policy')
  const said = textsOf(told?.(before, after)).join('|')
  expect(said).toContain('Alder AG|Cyber insurer|DTY-2026-001')
  expect(said).toContain('2: Notice|10 Mar 2026|09:00 CET|E-mail|CLM-99')
  expect(said).not.toContain('T 1')
})

function textsOf(node: ReactNode): readonly string[] {
  const around = createElement(
    QueryClientProvider,
    { client: new QueryClient() },
    createElement(
      MantineProvider,
      null,
      createElement(OpenStoreContext, { value: { organisation } as OpenStore }, node),
    ),
  )
  return renderToStaticMarkup(around)
    .split(/<[^>]*>| · |, /)
    .map((text) => text.trim())
}

/** As the log holds it: what is undefined is not there. */
function asKept(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

interface Sample {
  readonly value: unknown
  /** The codes that stand in it. */
  readonly codes: readonly string[]
}

/** Values of a schema in which each of its codes stands at least once; the first is the plainest. */
function samplesOf(schema: z.ZodType): readonly Sample[] {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional
  ) {
    const empty = schema instanceof z.ZodNullable ? null : undefined
    return [{ value: empty, codes: [] }, ...codedOf(schema.unwrap() as z.ZodType)]
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return samplesOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodEnum)
    return schema.options.map((code) => ({ value: code, codes: [String(code)] }))
  if (schema instanceof z.ZodArray) {
    const inner = codedOf(schema.element as z.ZodType)
    return [{ value: [], codes: [] }, ...inner.map(({ value, codes }) => ({ value: [value], codes }))]
  }
  // Its keys are known at run time only.
  if (schema instanceof z.ZodRecord) return [{ value: {}, codes: [] }]
  if (schema instanceof z.ZodObject) return samplesOfObject(schema.shape)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => samplesOf(option as z.ZodType))
  return [{ value: plain.find((value) => schema.safeParse(value).success), codes: [] }]
}

/** Those of them in which codes stand. */
function codedOf(schema: z.ZodType): readonly Sample[] {
  return samplesOf(schema).filter(({ codes }) => codes.length > 0)
}

function samplesOfObject(shape: Readonly<Record<string, z.ZodType>>): readonly Sample[] {
  const parts = Object.entries(shape).map(([name, part]) => ({ name, samples: samplesOf(part) }))
  const value = Object.fromEntries(parts.map(({ name, samples }) => [name, samples[0]?.value]))
  const first = { value, codes: parts.flatMap(({ samples }) => samples[0]?.codes ?? []) }
  const others = parts.flatMap(({ name, samples }) =>
    samples.slice(1).map((sample) => ({ value: { ...value, [name]: sample.value }, codes: sample.codes })),
  )
  return [first, ...others]
}
