import type * as z from 'zod'
import type { ClockEvent, ClockEventDraft } from '#shared/contract/clock.ts'
import { Fault, type InputIssue } from '#shared/kernel/faults.ts'
import { deciders } from '#shared/kernel/roles.ts'
import clockEvents from '../../../../../resources/law/codes/clock-event.json' with { type: 'json' }
import type { CommandContext } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { withoutWords } from '../../store/index.ts'
import { takesEventWithoutWords } from '../blanked.ts'
import { requirePast } from '../past.ts'

interface Circumstances {
  /** Where the input of the operation says when it happened. */
  readonly momentPath?: InputIssue['path']
  /** Who decided in the controller's name, for an event that is a decision. */
  readonly decision?: ClockEvent['decision']
}

/**
 * Writes a legal event into the file of a request or a breach. It is never edited afterwards; a mistake is corrected by
 * an event that names it.
 * @throws Fault `invalid-input` when it lies in the future, does not belong to this kind of record, corrects an event of
 *   another record, or says that the controller is aware without saying who found so and why; `decision-needs-decider`
 *   when it is a decision that nobody took, or takes one out of the file for somebody who may not record any;
 *   `request-blanked`
 */
export async function recordClockEvent(
  { db, now, actor }: CommandContext,
  subjectId: ClockEvent['subjectId'],
  draft: z.output<typeof ClockEventDraft>,
  { momentPath = ['event', 'occurredAt'], decision = null }: Circumstances = {},
): Promise<ClockEvent> {
  const isWordless = await takesEventWithoutWords(db, subjectId, draft.event)
  const kind = subjectId.startsWith('breach_') ? 'breach' : 'request'
  const rule: { readonly appliesTo: string; readonly decides?: boolean } = clockEvents[draft.event]
  if (rule.appliesTo !== kind) throw refusal('event', 'notForThisRecord')
  if (rule.decides === true && decision === null) throw new Fault('decision-needs-decider')
  if (draft.event === 'controllerAware') requireFinding(draft)
  requirePast(draft.occurredAt, now, momentPath)
  if (draft.correctionOf !== null) {
    const corrected = await db.get('clockEvent', draft.correctionOf)
    if (corrected.subjectId !== subjectId) throw refusal('correctionOf', 'notForThisRecord')
    if (corrected.decision !== null && !deciders.includes(actor.role))
      throw new Fault('decision-needs-decider')
  }
  return db.insert('clockEvent', {
    ...{ ...draft, decision, subjectId, recordedAt: now, recordedBy: actor.label },
    ...(isWordless ? withoutWords : {}),
  })
}

/** Awareness is a reasoned finding of a named person (EDPB 9/2022 section II.A.2). */
function requireFinding(draft: z.output<typeof ClockEventDraft>): void {
  for (const field of ['decidedBy', 'reason'] as const) {
    if (draft[field] === '') throw refusal(field, 'required')
  }
}

/** The legal events of a record, in the order in which they were recorded. */
export async function clockEventsOf(db: ReadDb, subjectId: string): Promise<ClockEvent[]> {
  return db.all('clockEvent', { subjectId: [subjectId] })
}

function refusal(field: string, key: string): Fault {
  return new Fault('invalid-input', { issues: [{ path: ['event', field], key }] })
}
