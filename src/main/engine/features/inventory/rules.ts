import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { DataCategory, SpecialCategory } from '#shared/contract/codes.ts'
import { checksums } from './checksums.ts'
import { compileTerm, indexTerms, type Term, type TermIndex } from './term.ts'

/** What kind of values a field holds, as far as its type says. */
export const ValueKind = z.enum(['text', 'number', 'boolean', 'date', 'choice'])
export type ValueKind = z.infer<typeof ValueKind>

/** Whose records a field belongs to. */
export const About = z.enum(['person', 'organisation', 'other'])
export type About = z.infer<typeof About>

const Meaning = {
  dataCategory: DataCategory,
  specialCategory: SpecialCategory.nullable().default(null),
  criminalOffence: z.boolean().default(false),
  identifier: z.boolean().default(false),
  confidence: z.int().min(1).max(100),
}

const NameRule = z.strictObject({
  key: z.string(),
  ...Meaning,
  about: z.array(About).min(1).default(About.options),
  notTypes: z.array(ValueKind).default([]),
  terms: z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().min(2)).min(1)),
  unless: z.array(z.string().min(2)).default([]),
})

const ValueRule = z.strictObject({
  key: z.string(),
  ...Meaning,
  /** What a value looks like once the signs in `ignore` are taken out. */
  form: z.string(),
  ignore: z.string().default(''),
  checksum: z
    .enum(Object.keys(checksums) as [keyof typeof checksums, ...(keyof typeof checksums)[]])
    .nullable()
    .default(null),
  /** The share of filled values that must fit, in percent, and how many at least. */
  share: z.int().min(1).max(100),
  least: z.int().positive(),
})

const File = z.strictObject({
  version: z.iso.date(),
  rules: z.array(NameRule).default([]),
  /** Words in a description that turn its meaning round: a text that forbids health data holds none. */
  negations: z.array(z.string()).default([]),
  values: z.array(ValueRule).default([]),
})

export interface CompiledNameRule extends Omit<z.infer<typeof NameRule>, 'terms' | 'unless'> {
  readonly unless: readonly Term[]
}

/** One way to call what a rule means. */
export interface NameEntry {
  readonly rule: CompiledNameRule
  readonly term: Term
}

export interface CompiledValueRule extends Omit<z.infer<typeof ValueRule>, 'form' | 'ignore'> {
  readonly form: RegExp
  readonly ignore: RegExp | null
}

/** The classifier's rules, ready to be applied. */
export interface ClassifierRules {
  readonly names: TermIndex<NameEntry>
  readonly values: readonly CompiledValueRule[]
  readonly negations: readonly Term[]
}

/** Reads `resources/law/classifier`. @throws Error where a file does not fit: a fault of what we ship */
export function loadClassifierRules(resourcesDir: string): ClassifierRules {
  const folder = join(resourcesDir, 'law', 'classifier')
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const read = files.toSorted().map((file) => {
    const parsed = File.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
  return {
    names: indexTerms(read.flatMap(({ rules }) => rules.flatMap(entriesOf))),
    values: read.flatMap(({ values }) =>
      values.map((rule) => ({
        ...rule,
        form: new RegExp(rule.form, 'u'),
        ignore: rule.ignore === '' ? null : new RegExp(`[${rule.ignore}]`, 'gu'),
      })),
    ),
    negations: read.flatMap(({ negations }) => negations.map(compileTerm)),
  }
}

function entriesOf({ terms, ...rule }: z.infer<typeof NameRule>): readonly NameEntry[] {
  const compiled: CompiledNameRule = { ...rule, unless: rule.unless.map(compileTerm) }
  return Object.values(terms)
    .flat()
    .map((written) => ({ rule: compiled, term: compileTerm(written) }))
}
