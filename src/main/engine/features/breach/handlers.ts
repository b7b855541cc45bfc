import { type SqlBool, sql } from 'kysely'
import { authorityFacts } from '#shared/contract/authority.ts'
import type { breachContract } from '#shared/contract/breach.ts'
import type { BreachClock, ClockEvent } from '#shared/contract/clock.ts'
import { Fault } from '#shared/kernel/faults.ts'
import breachStates from '../../../../../resources/law/states/breach.json' with { type: 'json' }
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { clockEventsOf, recordClockEvent } from '../clock-event/index.ts'
import { requireAdvice, requireDecision } from '../decision.ts'
import { organisationOf } from '../organisation/index.ts'
import { registerHandlers } from '../register.ts'
import { type ClockRules, rulesInForce } from '../rights-request/index.ts'
import { requireTransition } from '../transition.ts'
import { type AssessmentRules, assessmentOf, reading } from './assessment.ts'
import { proposedAuthorities } from './authorities.ts'
import { clocksOf, recompute } from './clocks.ts'
import { createBreach } from './create.ts'
import { edpbFormHandlers, formAsFiled } from './edpb-form/handlers.ts'
import { filingsOf, recordFiling, recordReceipt, standingFilings } from './filing.ts'
import { breachSeverity } from './severity.ts'
import { standingsOf } from './standings.ts'
import { requireTimes } from './times.ts'

const register = registerHandlers('breach')

export function breachHandlers(
  rules: ClockRules,
  assessmentRules: AssessmentRules,
  form: Parameters<typeof edpbFormHandlers>[0],
): HandlersOf<typeof breachContract> {
  return {
    ...register,
    ...edpbFormHandlers(form),
    list: async (input, { db }) =>
      db.list('breach', input, {
        severity: (of: readonly string[]) => sql<SqlBool>`${breachSeverity} in (${sql.join(of)})`,
      }),
    create: async (values, context) => createBreach(values, context, rules),
    update: async ({ id, revision, changes }, context) =>
      changeBreach(await context.db.get('breach', id), revision, changes, context, rules),
    remove: async ({ id, revision }, { db }) => {
      for (const duty of await db.all('reportingDuty', { subjectId: [id] }))
        await db.remove('reportingDuty', duty.id, null)
      for (const count of await db.all('affectedCount', { breachId: [id] }))
        await db.remove('affectedCount', count.id, null)
      for (const filing of await filingsOf(db, id)) await db.remove('breachFiling', filing.id, null)
      for (const event of await clockEventsOf(db, id)) await db.remove('clockEvent', event.id, null)
      for (const letter of await db.all('letter', { subjectId: [id] }))
        await db.remove('letter', letter.id, null)
      await db.remove('breach', id, revision)
      return {}
    },
    clock: async ({ id }, { db, now }) => {
      const [breach, events] = await Promise.all([db.get('breach', id), clockEventsOf(db, id)])
      return { clocks: clocksOf(breach, events, await rulesInForce(rules, db), now), events }
    },
    recordEvent: async ({ id, revision, event }, context) => {
      const { db, now } = context
      const breach = await db.get('breach', id)
      const clocks = clocksOf(breach, await clockEventsOf(db, id), await rulesInForce(rules, db), now)
      requireDecided(breach, event, clocks)
      await recordClockEvent(context, id, event)
      return recompute(breach, revision, context, rules)
    },
    notifications: async ({ id }, { db, now }) => {
      const [breach, events, filings] = await Promise.all([
        db.get('breach', id),
        clockEventsOf(db, id),
        filingsOf(db, id),
      ])
      const clocks = clocksOf(breach, events, await rulesInForce(rules, db), now)
      const proposed = proposedAuthorities(await organisationOf(db), breach)
      return {
        standings: standingsOf(breach, proposed, clocks, standingFilings(filings, events), now),
        proposed,
      }
    },
    file: async (input, context) => {
      const { db, now } = context
      const { id, revision } = input
      const breach = await db.get('breach', id)
      const clocks = clocksOf(breach, await clockEventsOf(db, id), await rulesInForce(rules, db), now)
      const concerned = await withAuthorities(breach, revision, context)
      // Read before the filing is entered: it is what was sent, and says of itself that it is the first one. It goes to
      // authorities of the Union alone.
      const isTold = authorityFacts(input.authority).regime === 'eu'
      const edpbForm = isTold ? await formAsFiled(form, concerned, { db, now }) : null
      await recordFiling(context, { breach: concerned, edpbForm }, clocks, input)
      return recompute(concerned, null, context, rules)
    },
    addReceipt: async (input, context) => {
      const { db } = context
      const filing = await db.get('breachFiling', input.id)
      await recordReceipt(context, filing, await clockEventsOf(db, filing.breachId), input)
      return recompute(await db.get('breach', filing.breachId), null, context, rules)
    },
    chooseAuthorities: async ({ id, revision, authorities, reason }, context) => {
      const { db } = context
      const breach = await db.get('breach', id)
      if (authorities !== null && reason === '')
        throw new Fault('invalid-input', { issues: [{ path: ['reason'], key: 'required' }] })
      if (authorities?.some((key) => !breach.regimes.includes(authorityFacts(key).regime)))
        throw new Fault('invalid-input', { issues: [{ path: ['authorities'], key: 'notForThisRecord' }] })
      const chosen = await db.update('breach', id, revision, {
        authorities: authorities ?? proposedAuthorities(await organisationOf(db), breach).authorities,
        authoritiesReason: authorities === null ? '' : reason,
      })
      return recompute(chosen, null, context, rules)
    },
    assessment: async ({ id, facts, enisa }, { db, now }) =>
      reading(await db.get('breach', id), { facts, enisa }, assessmentRules, now),
    assess: async ({ id, revision, ...said }, context) => {
      const { db, now, actor } = context
      const breach = await db.get('breach', id)
      const { assessment, verdict } = assessmentOf(breach, said, assessmentRules, {
        now,
        assessedBy: actor.label,
      })
      const assessed = await db.update('breach', id, revision, { assessment })
      await recordClockEvent(context, id, {
        event: 'riskAssessed',
        occurredAt: now,
        rights: [],
        regimes: [],
        correctionOf: null,
        reason: said.note,
        decidedBy: '',
        // The record keeps facts and versions.
        evidence: '',
        facts: { verdict },
      })
      return recompute(assessed, null, context, rules)
    },
    advise: async ({ id, revision, advice }, { db, today }) => {
      requireAdvice(advice, { today })
      return db.update('breach', id, revision, { advice })
    },
    decide: async ({ id, revision, decision, ...verdicts }, context) => {
      requireDecision(decision, context)
      return context.db.update('breach', id, revision, { ...verdicts, decision })
    },
  }
}

/**
 * Changes what is known of a breach; its authorities and clocks follow.
 * @throws Fault `changed-meanwhile`; `invalid-input` for a state that it cannot move to, for times in the future, and for an
 *   end before the beginning
 */
export async function changeBreach(
  before: EntityOf<'breach'>,
  revision: number,
  changes: { readonly [K in keyof EntityOf<'breach'>]?: EntityOf<'breach'>[K] | undefined },
  context: CommandContext,
  rules: ClockRules,
): Promise<EntityOf<'breach'>> {
  const { id, status } = before
  if (changes.status !== undefined) requireTransition(breachStates, status, changes.status)
  requireTimes(changes, before, context)
  const updated = await context.db.update('breach', id, revision, changes)
  if (changes.regimes === undefined && changes.countries === undefined) return updated
  const followed = await withFollowing(updated, context)
  return recompute(followed, null, context, rules)
}

/**
 * What ends a duty without its being done rests on a decision that is on record: closing the file of a breach of which
 * the controller is aware and the authority was not told (GDPR Art. 33(1), 33(5)), and an exemption of Art. 34(3).
 * @throws Fault `decision-needs-decider`; `invalid-input` where an exemption does not say which it is
 */
function requireDecided(
  { authorityNotification, decision }: EntityOf<'breach'>,
  { event, facts }: Pick<ClockEvent, 'event' | 'facts'>,
  clocks: readonly BreachClock[],
): void {
  if (event === 'art34Exempt' && decision === null) throw new Fault('decision-needs-decider')
  if (event === 'art34Exempt' && facts.exemption === undefined)
    throw new Fault('invalid-input', {
      issues: [{ path: ['event', 'facts', 'exemption'], key: 'required' }],
    })
  if (event !== 'closed') return
  const isAware = clocks.some(({ awareAt }) => awareAt !== null)
  const isNotified = clocks.some(({ filedAt }) => filedAt !== null)
  const isNeedless = decision !== null && authorityNotification === 'notRequired'
  if (isAware && !isNotified && !isNeedless) throw new Fault('decision-needs-decider')
}

/** The first filing settles which authorities are concerned, each of which then owes its receipt. */
async function withAuthorities(
  breach: EntityOf<'breach'>,
  revision: number,
  { db }: Pick<CommandContext, 'db'>,
): Promise<EntityOf<'breach'>> {
  const { authorities } =
    breach.authorities.length > 0 ? breach : proposedAuthorities(await organisationOf(db), breach)
  return db.update('breach', breach.id, revision, { authorities })
}

/** Where nobody chose them, the authorities follow the countries of the people and the laws that apply. */
async function withFollowing(
  breach: EntityOf<'breach'>,
  { db }: Pick<CommandContext, 'db'>,
): Promise<EntityOf<'breach'>> {
  if (breach.authorities.length === 0 || breach.authoritiesReason !== '') return breach
  const { authorities } = proposedAuthorities(await organisationOf(db), breach)
  return db.update('breach', breach.id, null, { authorities })
}
