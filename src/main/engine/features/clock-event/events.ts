import type * as z from 'zod'
import type { ClockEvent, ClockEventDraft } from '#shared/contract/clock.ts'
import { millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault, type InputIssue } from '#shared/kernel/faults.ts'
import clockEvents from '../../../../../resources/law/codes/clock-event.json' with { type: 'json' }
import type { CommandContext } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'

/** Clocks of other machines run ahead a little; more than that is a mistyped date. */
const tolerance = 5 * 60_000

/**
 * Writes a legal event into the file of a request or a breach. It is never edited afterwards; a mistake is corrected by
 * an event that names it.
 * @param momentPath where the input of the operation says when it happened
 * @throws Fault `invalid-input` when it lies in the future, does not belong to this kind of record, or corrects an event
 *   of another record
 */
export async function recordClockEvent(
  { db, now, actor }: CommandContext,
  subjectId: ClockEvent['subjectId'],
  draft: z.output<typeof ClockEventDraft>,
  momentPath: InputIssue['path'] = ['event', 'occurredAt'],
): Promise<void> {
  const kind = subjectId.startsWith('breach_') ? 'breach' : 'request'
  const rule: { readonly appliesTo: string } = clockEvents[draft.event]
  if (rule.appliesTo !== kind) throw refusal('event', 'notForThisRecord')
  if (millisecondsOf(draft.occurredAt) > millisecondsOf(now) + tolerance)
    throw new Fault('invalid-input', { issues: [{ path: momentPath, key: 'inFuture' }] })
  if (draft.correctionOf !== null) {
    const corrected = await db.get('clockEvent', draft.correctionOf)
    if (corrected.subjectId !== subjectId) throw refusal('correctionOf', 'notForThisRecord')
  }
  await db.insert('clockEvent', { ...draft, subjectId, recordedAt: now, recordedBy: actor.label })
}

/** The legal events of a record, in the order in which they were recorded. */
export async function clockEventsOf(db: ReadDb, subjectId: string): Promise<ClockEvent[]> {
  return db.all('clockEvent', { subjectId: [subjectId] })
}

function refusal(field: string, key: string): Fault {
  return new Fault('invalid-input', { issues: [{ path: ['event', field], key }] })
}
