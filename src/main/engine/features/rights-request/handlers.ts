import type { ClockEvent } from '#shared/contract/clock.ts'
import type { Right } from '#shared/contract/codes.ts'
import type { rightsRequestContract } from '#shared/contract/rights-request.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { WordsOf } from '../../language/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { keepFile } from '../attachment/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import { clockEventsOf, recordClockEvent } from '../clock-event/index.ts'
import { requireAdvice, requireDecision } from '../decision.ts'
import { requireNoHold } from '../legal-hold/index.ts'
import { applyChanges, registerHandlers } from '../register.ts'
import { type ClockRules, clocksOf, rulesInForce } from './clocks.ts'
import { complaintFiles, withComplaintFiles } from './complaint-files.ts'
import { createRequest } from './create.ts'
import { findSubject, saveDisclosure } from './disclosure.ts'
import { groundFindings, requireFittingGrounds, requireFittingOutcome } from './grounds.ts'
import { type MailReading, readRequestMail } from './intake.ts'
import { listRequests } from './list.ts'
import { makeTasks } from './make-tasks.ts'
import { mandateFindings } from './mandate.ts'
import { plannedTasks, proposedDays } from './plan.ts'
import { recompute } from './recompute.ts'
import { similarRequests } from './similar.ts'

const register = registerHandlers('rightsRequest')

export function rightsRequestHandlers(
  rules: ClockRules,
  { mail, wordsOf }: { readonly mail: MailReading; readonly wordsOf: WordsOf },
): HandlersOf<typeof rightsRequestContract> {
  return {
    ...register,
    list: async (input, context) => listRequests(input, context, rules),
    create: async (values, context) => createRequest(values, context, rules),
    readMail: async ({ file }, context) => readRequestMail(file, mail, context),
    createFromMail: async ({ file, ...values }, context) => {
      const created = await createRequest(values, context, rules)
      await keepFile({ subjectId: created.id, file, description: '' }, context)
      return created
    },
    update: async ({ id, revision, changes }, context) => {
      await requireNotBlanked(context.db, id)
      const before = await context.db.get('rightsRequest', id)
      if (changes.outcome !== before.outcome)
        requireFittingOutcome(
          changes.outcome,
          changes.rights ?? before.rights,
          await clockEventsOf(context.db, id),
        )
      if (changes.relation) await requireOther(context.db, id, changes.relation.requestId)
      const updated = await context.db.update('rightsRequest', id, revision, changes)
      const { rights, regimes } = applyChanges(before, changes)
      const affects = rights.join() !== before.rights.join() || regimes.join() !== before.regimes.join()
      return affects ? recompute(updated, null, context, rules) : updated
    },
    remove: async ({ id, revision }, { db, today }) => {
      await requireNoHold(db, today, [id])
      for (const event of await clockEventsOf(db, id)) await db.remove('clockEvent', event.id, null)
      for (const letter of await db.all('letter', { subjectId: [id] }))
        await db.remove('letter', letter.id, null)
      await db.remove('rightsRequest', id, revision)
      return {}
    },
    clock: async ({ id }, { db, today }) => {
      const [request, events] = await Promise.all([db.get('rightsRequest', id), clockEventsOf(db, id)])
      const clocks = clocksOf(request, events, await rulesInForce(rules, db), today)
      return {
        clocks: withComplaintFiles(clocks, id, await complaintFiles(db)),
        events,
        // Of a blanked file the words that they ask for are gone with purpose.
        findings:
          request.blankedOn === null
            ? [...groundFindings(request, events), ...mandateFindings(request, today)]
            : [],
      }
    },
    recordEvent: async ({ id, revision, event }, context) => {
      const before = await context.db.get('rightsRequest', id)
      requireFittingGrounds(event, before.rights)
      await recordClockEvent(context, id, event)
      const rights = rightsAfter(before.rights, event)
      if (rights.length === before.rights.length) return recompute(before, revision, context, rules)
      const widened = await context.db.update('rightsRequest', id, revision, { rights })
      return recompute(widened, null, context, rules)
    },
    plan: async ({ id }, { db, today }) => {
      const request = await db.get('rightsRequest', id)
      return { tasks: await plannedTasks(db, request), ...proposedDays(request, today) }
    },
    makeTasks: async (input, context) => {
      await requireNotBlanked(context.db, input.id)
      return makeTasks(input, await wordsOf(input.language), context)
    },
    similar: async (input, { db, zone }) => ({ items: await similarRequests(db, input, zone) }),
    findSubject: async ({ id }, context) => {
      await requireNotBlanked(context.db, id)
      return { people: await findSubject(id, context) }
    },
    saveDisclosure: async (input, context) => {
      await requireNotBlanked(context.db, input.id)
      return saveDisclosure(input, context)
    },
    advise: async ({ id, revision, advice }, { db, today }) => {
      await requireNotBlanked(db, id)
      requireAdvice(advice, { today })
      return db.update('rightsRequest', id, revision, { advice })
    },
    refuse: async ({ id, revision, event, refusalGrounds, decision }, context) => {
      requireDecision(decision, context)
      const request = await context.db.get('rightsRequest', id)
      const facts = refusalGrounds.length === 0 ? {} : { refusalGrounds }
      const refusal = { ...event, event: 'refusalSent', decidedBy: decision.byName, facts } as const
      requireFittingGrounds(refusal, request.rights)
      await recordClockEvent(context, id, refusal, { decision })
      return recompute(request, revision, context, rules)
    },
  }
}

/** @throws Fault `not-found`, `request-blanked`; `invalid-input` when a request is said to belong to itself */
async function requireOther(db: ReadDb, id: string, other: string): Promise<void> {
  await db.get('rightsRequest', other)
  // Whose file that was would be known again.
  await requireNotBlanked(db, other)
  if (id === other)
    throw new Fault('invalid-input', { issues: [{ path: ['relation'], key: 'notForThisRecord' }] })
}

/** A widening brings its rights into the request; no other event does. */
function rightsAfter(
  before: readonly Right[],
  { event, rights }: Pick<ClockEvent, 'event' | 'rights'>,
): Right[] {
  return event === 'scopeExtendedByRequester' ? [...new Set([...before, ...rights])] : [...before]
}
