import { Command, Option } from 'commander'
import * as z from 'zod'
import type { BreachAssessment, EnisaSeverity, FactRule } from '#engine/assessment/index.ts'
import type { Words } from '#engine/language/index.ts'
import { Regime } from '#shared/contract/codes.ts'
import { cite } from '#shared/kernel/citation.ts'
import { dayIn, systemClock, TimeZone } from '#shared/kernel/dates.ts'
import { Fault, type InputIssue } from '#shared/kernel/faults.ts'
import { languages, type Message } from '#shared/kernel/message.ts'
import { print, printJson } from '../output.ts'
import { readJsonObject } from '../read-json.ts'
import { resourcesDir, wordsFor } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { breachFactHelp, emptyFactFile } from './breach-facts.ts'

/** What a file leaves out, or writes as null, is not known. */
const Factor = z
  .number()
  .nullish()
  .transform((said) => said ?? undefined)

/** A fact as people write JSON: yes and no as true and false, what is not known as null. */
const Fact = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.boolean().transform((said) => (said ? 'yes' : 'no')),
  z.null().transform(() => 'unknown'),
])

/** The file that is assessed: `{ regime, enisa, facts }`, every part of which may be left out. */
export const AssessmentFile = z.strictObject({
  regime: Regime.default('eu'),
  enisa: z
    .strictObject({
      dpc: Factor,
      ei: Factor,
      confidentiality: Factor,
      integrity: Factor,
      availability: Factor,
      // Whether there was intent has two points or none, so yes and no say the same.
      malicious: z.union([z.boolean().transform((said) => (said ? 0.5 : 0)), Factor]),
    })
    .prefault({}),
  facts: z.record(z.string(), Fact).default({}),
})

interface Options {
  readonly template?: boolean
  readonly language?: string
  readonly json?: boolean
}

export function assessBreachCommand(): Command {
  return new Command('assess-breach')
    .description(
      'advise from facts whether a breach is notified and communicated, with reasons; ENISA score beside it',
    )
    .argument('[file]', 'JSON with { regime, enisa, facts }; - reads from the standard input')
    .option('--template', 'print an empty file with every fact, to be filled in')
    .addOption(new Option('--language <language>', 'language of the reasons').choices(languages))
    .option('--json', 'as JSON')
    .addHelpText('after', breachFactHelp)
    .action(async (path: string | undefined, { template, language, json }: Options) => {
      if (template) {
        print(emptyFactFile())
        return
      }
      if (path === undefined) throw new UsageError('name the file to assess, or --template for an empty one')
      const words = await wordsFor(language)
      const { regime, enisa, facts } = assessmentFrom(await readJsonObject(path, words))
      const { assessBreach, criteriaInForce, enisaSeverity, loadBreachCriteria, loadEnisaMethod } =
        await import('#engine/assessment/index.ts')
      const today = dayIn(TimeZone.parse('UTC'), systemClock())
      const criteria = criteriaInForce(loadBreachCriteria(resourcesDir), today)
      requireWholePeople(facts, criteria.facts)
      const assessment = assessBreach(facts, criteria, regime)
      const severity = enisaSeverity(enisa, facts, loadEnisaMethod(resourcesDir), criteria)
      if (json) printJson(asJson(assessment, severity, words))
      else printAssessment(assessment, severity, words)
    })
}

/** The file as it was meant. @throws Fault `invalid-input` with the place of each mistake */
export function assessmentFrom(file: unknown): z.infer<typeof AssessmentFile> {
  const parsed = AssessmentFile.safeParse(file)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap((issue): readonly InputIssue[] => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => ({ path: [...path, name], key: 'unknownField' }))
    if (issue.code === 'invalid_value')
      return [{ path, key: 'notOneOfThese', params: { values: issue.values.join(', ') } }]
    return [{ path, key: 'wrongType' }]
  })
  throw new Fault('invalid-input', { issues })
}

/** Hours can be parts of one, people cannot. @throws Fault `invalid-input` */
export function requireWholePeople(
  facts: z.infer<typeof AssessmentFile>['facts'],
  rules: Readonly<Record<string, FactRule>>,
): void {
  const issues = Object.entries(facts)
    .filter(([name, said]) => rules[name]?.unit === 'people' && typeof said === 'number')
    .filter(([, said]) => !Number.isInteger(said))
    .map(([name]) => ({ path: ['facts', name], key: 'notInteger' }))
  if (issues.length > 0) throw new Fault('invalid-input', { issues })
}

function asJson(assessment: BreachAssessment, severity: EnisaSeverity, words: Words) {
  const say = ({ message, ...rest }: { readonly message: Message }) => ({ ...rest, ...said(message, words) })
  return {
    score: severity.score,
    band: severity.band,
    notifyAuthority: assessment.authority,
    communicateToSubjects: assessment.people,
    reasons: assessment.reasons.map(say),
    regime: assessment.regime,
    risk: assessment.risk,
    openFacts: assessment.openFacts,
    warnings: assessment.warnings.map((message) => said(message, words)),
    enisa: { factors: severity.factors, flags: severity.flags.map((message) => said(message, words)) },
    criteriaVersion: assessment.criteriaVersion,
    methodVersion: severity.methodVersion,
  }
}

function said(message: Message, words: Words) {
  return {
    text: words.message(message),
    article: message.article && cite(message.article, words.language),
  }
}

function printAssessment(assessment: BreachAssessment, severity: EnisaSeverity, words: Words): void {
  const heading = (key: string, value: string) =>
    print(`${`${words.text(`cli:assessment.${key}`)}:`.padEnd(34)} ${value}`)
  const lines = (about: 'authority' | 'people') => {
    for (const reason of assessment.reasons) {
      if (reason.about === about) printLine(said(reason.message, words))
    }
  }
  heading('notifyAuthority', words.text(`codes:verdict.${assessment.authority}`))
  lines('authority')
  heading('communicateToSubjects', words.text(`codes:verdict.${assessment.people}`))
  lines('people')
  for (const warning of assessment.warnings) printLine(said(warning, words))
  heading('score', scoreText(severity, words))
  for (const flag of severity.flags) printLine(said(flag, words))
  print(words.text('cli:assessment.advice'))
}

function scoreText({ score, band, factors }: EnisaSeverity, words: Words): string {
  if (score !== null && band !== null)
    return `${score.toLocaleString(words.language)} (${words.text(`enisa:band.${band}`)})`
  const missing = factors.filter(({ value }) => value === null)
  return words.text('cli:assessment.noScore', {
    factors: missing.map(({ factor }) => words.text(`enisa:factor.${factor}`)).join(', '),
  })
}

function printLine({ text, article }: { readonly text: string; readonly article: string | null }): void {
  print(article === null ? `  ${text}` : `  ${text} (${article})`)
}
