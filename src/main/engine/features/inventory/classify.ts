import type { FieldProposal } from '#shared/contract/inventory.ts'
import type { Message } from '#shared/kernel/message.ts'
import { checksums } from './checksums.ts'
import type { About, ClassifierRules, CompiledNameRule, CompiledValueRule, ValueKind } from './rules.ts'
import { candidates, matchTerm, type TermMatch } from './term.ts'
import { type Words, wordsOf } from './words.ts'

/** What is known of a field when its category is proposed. */
export interface FieldFacts {
  readonly name: string
  readonly label: string
  readonly type: string
  readonly description: string
  /** The vendor's own mark; null where there is none. */
  readonly vendorSensitivity: string | null
  readonly about: About
  /** Filled values of a sample; they stay in memory and are not kept. */
  readonly values: readonly string[]
}

/** Below this confidence nothing is proposed: a wrong proposal costs more attention than a missing one. */
const threshold = 45

/**
 * Proposes what personal data a field holds (GDPR Art. 4(1), 9, 10), from its name and label, its type, its description,
 * the vendor's mark and its values, with reasons that a person can check. It decides nothing.
 */
export function classify(facts: FieldFacts, rules: ClassifierRules): FieldProposal {
  const byName = bestByName(facts, rules)
  const byValues = bestByValues(facts.values, rules)
  const marked = vendorReason(facts.vendorSensitivity)
  const named = byName !== null && byName.confidence >= threshold ? byName : null
  if (named === null && byValues === null)
    return { ...nothing, confidence: marked === null ? 0 : 50, reasons: [...list(marked)] }
  if (named === null) return proposal(byValues, [byValues], marked)
  if (byValues === null) return proposal(named, [named], marked)
  // What a name only suggests, a checksum proves; what neither proves, the name explains better.
  const winner =
    byValues.confidence > named.confidence && named.rule.specialCategory === null ? byValues : named
  const agree = byValues.rule.dataCategory === named.rule.dataCategory
  return proposal(winner, agree ? [named, byValues] : [winner], marked, agree ? 4 : 0)
}

/** The kind of values that a vendor's type name means; null where it says nothing. */
export function valueKindOf(type: string): ValueKind | null {
  for (const [kind, form] of kindForms) if (form.test(type)) return kind
  return null
}

const kindForms: readonly (readonly [ValueKind, RegExp])[] = [
  ['boolean', /bool|^checkbox$|^yes.?no$/i],
  ['date', /date|time|timestamp/i],
  ['choice', /enum|select|radio|picklist|choice|option|dropdown|set/i],
  ['text', /string|text|char|phone|mail|url|html/i],
  ['number', /int|num|decimal|float|double|currency|money|percent|long/i],
]

interface Finding {
  readonly rule: CompiledNameRule | CompiledValueRule
  /** Decides between findings. */
  readonly rank: number
  readonly confidence: number
  readonly reason: Message
}

const nothing: FieldProposal = {
  dataCategory: null,
  specialCategory: null,
  criminalOffence: false,
  identifier: false,
  confidence: 0,
  reasons: [],
}

function proposal(
  winner: Finding | null,
  reasons: readonly (Finding | null)[],
  marked: Message | null,
  bonus = 0,
): FieldProposal {
  if (winner === null) return nothing
  const { dataCategory, specialCategory, criminalOffence } = winner.rule
  return {
    dataCategory,
    specialCategory,
    criminalOffence,
    identifier: reasons.some((finding) => finding?.rule.identifier === true),
    confidence: Math.min(99, winner.confidence + bonus + (marked === null ? 0 : 3)),
    reasons: [...reasons.flatMap((finding) => list(finding?.reason ?? null)), ...list(marked)],
  }
}

function bestByName(facts: FieldFacts, rules: ClassifierRules): Finding | null {
  const name = wordsOf(facts.name)
  const label = wordsOf(facts.label)
  const kind = valueKindOf(facts.type)
  const applies = (rule: CompiledNameRule) =>
    rule.about.includes(facts.about) && (kind === null || !rule.notTypes.includes(kind))
  const isSilent = (rule: CompiledNameRule) =>
    rule.unless.some((term) => matchTerm(term, name) !== null || matchTerm(term, label) !== null)
  const found = [...findingsIn('name', name, rules), ...findingsIn('label', label, rules)]
    .filter(({ rule }) => applies(rule))
    .toSorted((one, other) => other.rank - one.rank)
    .find(({ rule }) => !isSilent(rule))
  return found ?? bestByDescription(facts.description, rules, (rule) => applies(rule) && !isSilent(rule))
}

/** Descriptions are prose: only what the law singles out is looked for in them, with half the weight. */
function bestByDescription(
  description: string,
  rules: ClassifierRules,
  applies: (rule: CompiledNameRule) => boolean,
): Finding | null {
  const words = wordsOf(description)
  if (rules.negations.some((term) => matchTerm(term, words) !== null)) return null
  const found = findingsIn('description', words, rules)
    .filter(({ rule }) => isSingledOut(rule) && applies(rule))
    .toSorted((one, other) => other.rank - one.rank)[0]
  return found === undefined ? null : { ...found, confidence: Math.round(found.rule.confidence * 0.55) }
}

interface NameFinding extends Finding {
  readonly rule: CompiledNameRule
}

function findingsIn(
  place: 'name' | 'label' | 'description',
  words: Words,
  rules: ClassifierRules,
): readonly NameFinding[] {
  return [...candidates(rules.names, words)].flatMap(({ rule, term }) => {
    const match = matchTerm(term, words)
    if (match === null) return []
    return {
      rule,
      rank: rule.confidence + strength(match) + (isSingledOut(rule) ? 8 : 0) + (place === 'name' ? 1 : 0),
      confidence: Math.round(rule.confidence * (0.75 + 0.25 * match.coverage)),
      reason: { key: `classifier:reason.${place}`, params: { term: term.written }, article: articleOf(rule) },
    }
  })
}

/** Whether the law singles the kind of data out (GDPR Art. 9(1), 10). */
function isSingledOut({ specialCategory, criminalOffence }: CompiledNameRule): boolean {
  return specialCategory !== null || criminalOffence
}

/** A longer term says more than a short one; words that it leaves open may change the meaning. */
function strength({ words, coverage }: TermMatch): number {
  return 7 * (words - 1) - 18 * (1 - coverage)
}

function bestByValues(values: readonly string[], rules: ClassifierRules): Finding | null {
  const found = rules.values.flatMap((rule) => {
    const fitting = values.filter((value) => fits(rule, value)).length
    if (fitting < rule.least || fitting * 100 < values.length * rule.share) return []
    const reason: Message = {
      key: 'classifier:reason.values',
      params: { pattern: rule.key, fitting, of: values.length },
      article: articleOf(rule),
    }
    return [{ rule, rank: rule.confidence, confidence: rule.confidence, reason }]
  })
  return found.toSorted((one, other) => other.rank - one.rank)[0] ?? null
}

function fits(rule: CompiledValueRule, value: string): boolean {
  const plain = (rule.ignore === null ? value : value.replace(rule.ignore, '')).trim().toUpperCase()
  return rule.form.test(plain) && (rule.checksum === null || checksums[rule.checksum](plain))
}

function articleOf({
  specialCategory,
  criminalOffence,
}: CompiledNameRule | CompiledValueRule): string | null {
  if (criminalOffence) return 'GDPR Art. 10'
  return specialCategory === null ? null : 'GDPR Art. 9(1)'
}

function vendorReason(sensitivity: string | null): Message | null {
  if (sensitivity === null || /^(non.?sensitive|none|public|standard)?$/i.test(sensitivity)) return null
  return { key: 'classifier:reason.vendor', params: { mark: sensitivity }, article: null }
}

function list<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value]
}
