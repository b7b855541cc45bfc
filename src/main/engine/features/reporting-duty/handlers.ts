import type * as z from 'zod'
import type { DutyEntry, NewDuty, reportingDutyContract } from '#shared/contract/reporting-duty.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { recomputeBreach } from '../breach/index.ts'
import { clockEventsOf, recordClockEvent } from '../clock-event/index.ts'
import { registerHandlers } from '../register.ts'
import { type ClockRules, rulesInForce } from '../rights-request/index.ts'
import { type NewEntry, refusal, requireEntry, statusOf } from './entries.ts'
import { offeredDuties } from './offered.ts'
import { type DutySubject, dutiesOf, processorAwareAt, readingOf, subjectOf } from './reading.ts'

const { list, get } = registerHandlers('reportingDuty')

export function reportingDutyHandlers(rules: ClockRules): HandlersOf<typeof reportingDutyContract> {
  return {
    list,
    get,
    of: async ({ subjectId }, { db }) => {
      const [subject, events, duties, inForce] = await Promise.all([
        subjectOf(db, subjectId),
        clockEventsOf(db, subjectId),
        dutiesOf(db, [subjectId]),
        rulesInForce(rules, db),
      ])
      return {
        duties: duties.map((duty) => readingOf(duty, subject, events, inForce)),
        offered: offeredDuties(subject, events, rules.law),
      }
    },
    add: async (input, context) => {
      const { db, now, actor } = context
      const { subjectId, kind, owedTo, vendorId, reason, agreed } = input
      const subject = await subjectOf(db, subjectId)
      const rule = rules.law.duties[kind]
      if (!rule.on.includes('awareAt' in subject.record ? 'breach' : 'incident'))
        throw refusal(['kind'], 'notForThisRecord')
      // GDPR Art. 33(2) applies to a processor by itself; everything else has to be argued.
      if (reason === '' && kind !== 'controllerNotice') throw refusal(['reason'], 'required')
      const drafts: NewEntry[] = [
        ...(await startsOf(input, subject, context, rules)),
        ...(agreed === null
          ? []
          : [
              entryOf({
                what: 'agreed',
                agreed: { value: agreed.value, unit: agreed.unit },
                evidence: agreed.evidence,
              }),
            ]),
      ]
      for (const [place, { start, optional }] of rule.starts.entries()) {
        const isKnown = kind === 'controllerNotice' || drafts.some(({ of }) => of === start)
        if (!optional && !isKnown) throw refusal(['starts', place, 'at'], 'required')
      }
      const entries: DutyEntry[] = []
      for (const draft of drafts) {
        requireEntry(draft, entries, rule, now)
        entries.push(numbered(draft, entries, { now, actor }))
      }
      return db.insert('reportingDuty', {
        subjectId,
        kind,
        owedTo,
        vendorId,
        regime: input.regime ?? ('regimes' in subject.record ? subject.record.regimes[0] : undefined) ?? 'eu',
        reason,
        entries,
        status: statusOf(entries, rule),
      })
    },
    enter: async ({ id, revision, entry }, { db, now, actor }) => {
      const duty = await db.get('reportingDuty', id)
      const rule = rules.law.duties[duty.kind]
      // When we knew as a processor is a legal event of the breach, corrected there.
      if (duty.kind === 'controllerNotice' && entry.what === 'started') throw refusal(['what'], 'notOneOf')
      requireEntry(entry, duty.entries, rule, now)
      await requireOwnProof(entry, duty.subjectId, db)
      const entries = [...duty.entries, numbered(entry, duty.entries, { now, actor })]
      return db.update('reportingDuty', id, revision, { entries, status: statusOf(entries, rule) })
    },
  }
}

/** What starts the duty. A notice to a controller starts with a legal event, which the first of them records. */
async function startsOf(
  { subjectId, kind, starts }: z.output<typeof NewDuty>,
  { record }: DutySubject,
  context: CommandContext,
  rules: ClockRules,
): Promise<NewEntry[]> {
  if (kind !== 'controllerNotice')
    return starts.map(({ start, at, evidence }) => entryOf({ what: 'started', of: start, at, evidence }))
  if (!('awareAt' in record) || processorAwareAt(await clockEventsOf(context.db, subjectId)) !== null)
    return []
  const given = starts.find(({ start }) => start === 'processorAware')
  if (given === undefined) throw refusal(['starts', 0, 'at'], 'required')
  await recordClockEvent(
    context,
    record.id,
    {
      event: 'weAsProcessorAware',
      occurredAt: given.at,
      rights: [],
      regimes: [],
      correctionOf: null,
      reason: '',
      decidedBy: '',
      evidence: given.evidence,
      facts: {},
    },
    { momentPath: ['starts', 0, 'at'] },
  )
  await recomputeBreach(await context.db.get('breach', record.id), null, context, rules)
  return []
}

/** @throws Fault `invalid-input` for a file or a letter that is not there, or stands with another record */
async function requireOwnProof(
  { attachmentId, letterId }: NewEntry,
  subjectId: string,
  db: ReadDb,
): Promise<void> {
  const attachment = attachmentId === null ? null : await db.find('attachment', attachmentId)
  if (attachmentId !== null && attachment?.subjectId !== subjectId)
    throw refusal(['attachmentId'], 'notForThisRecord')
  const letter = letterId === null ? null : await db.find('letter', letterId)
  if (letterId !== null && letter?.subjectId !== subjectId) throw refusal(['letterId'], 'notForThisRecord')
}

function entryOf(said: Partial<NewEntry> & Pick<NewEntry, 'what'>): NewEntry {
  return {
    of: null,
    at: null,
    channel: null,
    receipt: '',
    evidence: '',
    attachmentId: null,
    letterId: null,
    agreed: null,
    reason: '',
    corrects: null,
    ...said,
  }
}

function numbered(
  entry: NewEntry,
  entries: readonly DutyEntry[],
  { now, actor }: Pick<CommandContext, 'now' | 'actor'>,
): DutyEntry {
  return { number: entries.length + 1, ...entry, recordedAt: now, recordedBy: actor.label }
}
