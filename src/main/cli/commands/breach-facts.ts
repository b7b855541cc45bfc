import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { criteriaInForce, type FactRule, loadBreachCriteria } from '#engine/assessment/index.ts'
import { dayIn, systemClock, TimeZone } from '#shared/kernel/dates.ts'
import { resourcesDir } from '../surroundings.ts'

/** What `facts` and `enisa` take: each fact with its values from the harmless to the grave, and what each means. */
export function breachFactHelp(): string {
  const words = meanings()
  return [
    '',
    'The file: { "regime": "eu", "enisa": { ... }, "facts": { ... } }. Every part may be left out.',
    '',
    'Facts, each with its values from the harmless to the grave, or "unknown" (null says the same; true and false say yes',
    'and no). A fact that is left out is not known; a protection that is left out (marked *) is taken as not there. What is',
    'not known never leads to notRequired: each unknown fact is tried at both ends, and where the verdicts differ the answer',
    'is undetermined.',
    ...factsInForce().flatMap(([name, rule]) => ['', ...factLines(name, rule, words)]),
    '',
    'enisa (ENISA 2013, SE = dpc x ei + confidentiality + integrity + availability + malicious). A factor that is left out',
    'is drawn from the facts where they allow it. The score decides nothing.',
    '  dpc 1 | 2 | 3 | 4; ei 0.25 | 0.5 | 0.75 | 1; confidentiality, integrity, availability 0 | 0.25 | 0.5; malicious 0 | 0.5',
    '',
    'Answer: { score, band: low | medium | high | very_high, notifyAuthority, communicateToSubjects: required | notRequired |',
    'undetermined, reasons: [{ about, text, article }], openFacts, ... }',
  ].join('\n')
}

/** A file with every fact unknown, as JSON. */
export function emptyFactFile(): string {
  const facts = Object.fromEntries(factsInForce().map(([name]) => [name, 'unknown']))
  return JSON.stringify({ regime: 'eu', enisa: {}, facts }, null, 2)
}

function factsInForce(): readonly (readonly [string, FactRule])[] {
  const today = dayIn(TimeZone.parse('UTC'), systemClock())
  return Object.entries(criteriaInForce(loadBreachCriteria(resourcesDir), today).facts)
}

interface FactWords {
  readonly field: Readonly<Record<string, string>>
  readonly help: Readonly<Record<string, string>>
  readonly value: Readonly<Record<string, Readonly<Record<string, string>>>>
}

function factLines(name: string, rule: FactRule, words: FactWords): readonly string[] {
  const values = words.value[name] ?? {}
  const many = rule.several ? ' (a list)' : numberHelp(rule)
  return [
    `  ${name}${rule.protection ? '*' : ''}${many}: ${words.field[name]} (${rule.article})`,
    `    ${words.help[name]}`,
    ...rule.values.map((each) => `    ${each.padEnd(18)} ${values[each]}`),
  ]
}

/** From how many on each value holds: `(or a number of hours: days from 24, weeks from 168)`. */
function numberHelp({ unit, from = {} }: FactRule): string {
  if (unit === undefined) return ''
  const steps = Object.entries(from).filter(([, least]) => least > 0)
  return ` (or a number of ${unit}: ${steps.map(([value, least]) => `${value} from ${least}`).join(', ')})`
}

function meanings(): FactWords {
  return JSON.parse(readFileSync(join(resourcesDir, 'locales', 'en', 'breach-fact.json'), 'utf8'))
}
