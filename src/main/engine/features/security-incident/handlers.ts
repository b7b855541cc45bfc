import type * as z from 'zod'
import type { ClockEventName } from '#shared/contract/clock.ts'
import {
  NewIncident,
  type SecurityIncident,
  type securityIncidentContract,
} from '#shared/contract/security-incident.ts'
import { type Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { createBreach } from '../breach/index.ts'
import { recordClockEvent } from '../clock-event/index.ts'
import { requirePast } from '../past.ts'
import { registerHandlers } from '../register.ts'
import type { ClockRules } from '../rights-request/index.ts'

const register = registerHandlers('securityIncident')

export function securityIncidentHandlers(rules: ClockRules): HandlersOf<typeof securityIncidentContract> {
  return {
    ...register,
    create: async (values, context) => openIncident(values, context),
    update: async ({ id, revision, changes }, { db, now }) => {
      requireMoments(changes, await db.get('securityIncident', id), now)
      const updated = await db.update('securityIncident', id, revision, changes)
      return db.update('securityIncident', id, null, { certaintyDueAt: certaintyDue(updated) })
    },
    remove: async ({ id, revision }, { db }) => {
      for (const duty of await db.all('reportingDuty', { subjectId: [id] }))
        await db.remove('reportingDuty', duty.id, null)
      await db.remove('securityIncident', id, revision)
      return {}
    },
    triage: async ({ id, revision, outcome, reason, decidedBy, breaches }, context) => {
      const { db, now } = context
      // A breach has a record of its own; what is none has none.
      if ((outcome === 'breach') !== breaches.length > 0)
        throw new Fault('invalid-input', { issues: [{ path: ['breaches'], key: 'required' }] })
      const incident = await db.get('securityIncident', id)
      const triaged = await db.update('securityIncident', id, revision, {
        outcome,
        triage: { reason, decidedBy, decidedAt: now },
        certaintyDueAt: null,
      })
      for (const breach of breaches) await becomeBreach(incident, breach, context, rules)
      return triaged
    },
  }
}

/**
 * Records an incident of which it is not known yet what it was.
 * @throws Fault `invalid-input` for moments in the future
 */
export async function openIncident(
  given: z.input<typeof NewIncident>,
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
): Promise<EntityOf<'securityIncident'>> {
  const values = NewIncident.parse(given)
  requireMoments(values, null, now)
  const certaintyDueAt = certaintyDue({ ...values, outcome: 'open' })
  return db.insert('securityIncident', { ...values, outcome: 'open', triage: null, certaintyDueAt })
}

/** What is said anew of the moments of an incident has happened; a breach that comes of it takes nothing else. */
function requireMoments(
  said: { readonly [K in Moment]?: Instant | null | undefined },
  before: EntityOf<'securityIncident'> | null,
  now: Instant,
): void {
  for (const name of [...moments.map(([, field]) => field), 'detectedAt'] as const) {
    const at = said[name]
    if (at && at !== before?.[name]) requirePast(at, now, [name])
  }
}

/** Hours of a short investigation after which the question of certainty is asked (EDPB 9/2022 section II.A.2). */
const investigationHours = 24

/** When it is asked whether the controller is reasonably certain already. */
export function certaintyDue({
  outcome,
  investigationStartedAt,
  investigationEndedAt,
}: Pick<SecurityIncident, 'outcome' | 'investigationStartedAt' | 'investigationEndedAt'>): Instant | null {
  if (outcome !== 'open' || investigationStartedAt === null || investigationEndedAt !== null) return null
  return instantAt(millisecondsOf(investigationStartedAt) + investigationHours * 3_600_000)
}

/** The breach takes what is known of the incident, and its moments as legal events. Nobody is aware by that alone. */
async function becomeBreach(
  incident: EntityOf<'securityIncident'>,
  { title, regimes }: Pick<EntityOf<'breach'>, 'title' | 'regimes'>,
  context: CommandContext,
  rules: ClockRules,
): Promise<void> {
  const { id, reference, description, detectedAt, systemIds, handler } = incident
  const { id: breachId } = await createBreach(
    { title, regimes, description, detectedAt, systemIds, handler, incidentId: id },
    context,
    rules,
  )
  for (const [event, field] of moments) {
    const occurredAt = incident[field]
    if (occurredAt === null) continue
    await recordClockEvent(context, breachId, {
      event,
      occurredAt,
      rights: [],
      regimes: [],
      correctionOf: null,
      reason: '',
      decidedBy: '',
      evidence: reference,
      facts: {},
    })
  }
}

const moments = [
  ['firstSignal', 'firstSignalAt'],
  ['reportedInternally', 'reportedAt'],
  ['dpoInformed', 'dpoInformedAt'],
  ['investigationStarted', 'investigationStartedAt'],
  ['investigationEnded', 'investigationEndedAt'],
] as const satisfies readonly (readonly [ClockEventName, keyof SecurityIncident])[]

type Moment = (typeof moments)[number][1] | 'detectedAt'
