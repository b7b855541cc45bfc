import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { ClockEventName } from '#shared/contract/clock.ts'
import { Regime } from '#shared/contract/codes.ts'
import { LetterKind } from '#shared/contract/letter.ts'
import { Day } from '#shared/kernel/dates.ts'

/** A content that the law asks of a letter. */
const RequiredContent = z.strictObject({
  part: z.string(),
  article: z.string(),
  /** The Swiss provision; null: Swiss law does not ask for it; left out: the same article. */
  ch: z.string().nullable().optional(),
  /** Questions of which the answers stand in it. */
  answers: z.array(z.string()).default([]),
  /** Values of the record that it has to say. */
  states: z.array(z.string()).default([]),
  /** The condition under which it is required. */
  when: z.string().nullable().default(null),
})
export type RequiredContent = z.infer<typeof RequiredContent>

const KindRule = z.strictObject({
  of: z.enum(['request', 'breach']),
  to: z.enum(['requester', 'recipient', 'controller', 'people']),
  /** Where it exists only there. */
  regimes: z.array(Regime).default(Regime.options),
  /** The legal events that the letter is the evidence of, the usual one first. */
  events: z.array(ClockEventName).default([]),
  article: z.string(),
  ch: z.string().optional(),
  asks: z.array(z.string()).default([]),
  /** Questions that Swiss law alone asks. */
  asksSwiss: z.array(z.string()).default([]),
  contents: z.array(RequiredContent).min(1),
})
export type KindRule = z.infer<typeof KindRule>

const Remedy = z.strictObject({ complaint: z.string(), court: z.string() })

const LetterContents = z.strictObject({
  version: z.string(),
  effectiveFrom: Day,
  remedies: z.record(Regime, Remedy),
  kinds: z.record(LetterKind, KindRule),
})

/** What every letter has to contain: `resources/law/letter-contents.yaml`. */
export type LetterContents = z.infer<typeof LetterContents>

export function loadLetterContents(resourcesDir: string): LetterContents {
  return LetterContents.parse(parse(readFileSync(join(resourcesDir, 'law', 'letter-contents.yaml'), 'utf8')))
}

/** The article of a content or a kind in a regime; null: the regime does not ask for it. */
export function articleIn(
  regime: Regime,
  { article, ch }: { readonly article: string; readonly ch?: string | null | undefined },
): string | null {
  if (regime === 'ch') return ch === undefined ? article : ch
  return regime === 'uk'
    ? article.replaceAll(/\bGDPR (?=Art\.|recital)/g, 'UK GDPR ').replaceAll('UK UK ', 'UK ')
    : article
}

/** The questions of a kind in a regime. */
export function asksOf({ asks, asksSwiss }: KindRule, regime: Regime): readonly string[] {
  return regime === 'ch' ? [...asks, ...asksSwiss] : asks
}
