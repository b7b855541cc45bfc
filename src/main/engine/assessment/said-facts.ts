import type { BreachFacts } from '#shared/contract/breach-assessment.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { BreachCriteria, FactRule } from './criteria.ts'

/** Facts as a person says them: a value by its name, a number for those that have one, several values for `nature`. */
export type SaidFacts = Readonly<Record<string, string | number | readonly string[]>>

/** Each fact with its value, or null where it is not known; `nature` is kept apart, because it can have several. */
export interface ReadFacts {
  readonly values: ReadonlyMap<string, string | null>
  /** The aspects that are said to be affected; null: not known which. */
  readonly nature: readonly string[] | null
  /** The facts that are said not to be known, which is more than leaving them out. */
  readonly open: readonly string[]
}

/** What is said of a fact that is not known. */
const unknown = 'unknown'

/**
 * Reads what was said against the criteria. A fact or value that they do not have is `invalid-input`, with its path and
 * the values that there are.
 */
export function readFacts(said: SaidFacts, { facts }: BreachCriteria): ReadFacts {
  const issues: Issue[] = Object.keys(said)
    .filter((name) => !Object.hasOwn(facts, name))
    .map((name) => ({
      path: ['facts', name],
      key: 'unknownFact',
      params: { known: Object.keys(facts).join(', ') },
    }))
  const values = new Map<string, string | null>()
  let nature: readonly string[] | null = null
  for (const [name, rule] of Object.entries(facts)) {
    const value = said[name]
    if (rule.several) nature = severalOf(value, rule, name, issues)
    else values.set(name, readValue(value, rule, name, issues))
  }
  if (issues.length > 0) throw new Fault('invalid-input', { issues })
  const open = Object.entries(said).flatMap(([name, value]) => (value === unknown ? [name] : []))
  return { values, nature, open }
}

/** The same facts with each number as the value that holds for it, as a form of choices shows them. */
export function inBands(said: BreachFacts, { facts }: BreachCriteria): BreachFacts {
  const banded = Object.entries(said).map(([name, value]) => {
    const rule = facts[name]
    return [name, (typeof value === 'number' && rule !== undefined && bandOf(value, rule)) || value] as const
  })
  return Object.fromEntries(banded)
}

interface Issue {
  readonly path: string[]
  readonly key: string
  readonly params?: Record<string, string>
}

function readValue(
  said: SaidFacts[string] | undefined,
  rule: FactRule,
  name: string,
  issues: Issue[],
): string | null {
  if (said === undefined) return leftOut(rule)
  if (said === unknown) return rule.leaves ? leftOut(rule) : null
  const value = typeof said === 'number' ? bandOf(said, rule) : said
  if (typeof value === 'string' && rule.values.includes(value)) return value
  issues.push(notOneOf(name, rule))
  return null
}

/** What a fact is taken as that nobody mentions: a protection is not there, everything else is not known. */
export function leftOut({ values, protection, leaves }: FactRule): string | null {
  if (protection) return values.at(-1) ?? null
  return leaves ? (values[0] ?? null) : null
}

/** The value that holds for a number: the last whose lower end it reaches. */
function bandOf(number: number, { from }: FactRule): string | null {
  if (from === undefined || !Number.isFinite(number) || number < 0) return null
  const reached = Object.entries(from).filter(([, least]) => number >= least)
  return reached.sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}

function severalOf(
  said: SaidFacts[string] | undefined,
  rule: FactRule,
  name: string,
  issues: Issue[],
): readonly string[] | null {
  if (said === undefined || said === unknown) return null
  const values = typeof said === 'string' ? [said] : said
  if (typeof values !== 'number' && values.every((value) => rule.values.includes(value))) {
    return values.length === 0 ? null : values
  }
  issues.push(notOneOf(name, rule))
  return null
}

function notOneOf(name: string, { values, from }: FactRule): Issue {
  const allowed = [...values, ...(from === undefined ? [] : ['a number']), unknown]
  return { path: ['facts', name], key: 'notOneOfThese', params: { values: allowed.join(', ') } }
}
