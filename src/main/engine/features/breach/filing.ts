import type * as z from 'zod'
import { authorityFacts } from '#shared/contract/authority.ts'
import type {
  BreachFiling,
  FilingInput,
  Receipt,
  ReceiptInput,
  StandingFiling,
} from '#shared/contract/breach-filing.ts'
import type { BreachClock, ClockEvent, ClockEventName } from '#shared/contract/clock.ts'
import { FrozenEdpbForm } from '#shared/contract/edpb-form.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault, type InputIssue } from '#shared/kernel/faults.ts'
import filingKinds from '../../../../../resources/law/codes/filing-kind.json' with { type: 'json' }
import { canonicalHash } from '../../canonical-json.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { recordClockEvent } from '../clock-event/index.ts'
import { requirePast } from '../past.ts'

type Breach = EntityOf<'breach'>

/** Fields of the breach that no authority is told: how the case is kept, weighed and decided. */
const untold: ReadonlySet<string> = new Set([
  'id',
  'reference',
  'revision',
  'createdAt',
  'updatedAt',
  'status',
  'handler',
  // Systems and activities have names of their own in the store; the authority is told what was typed.
  'systemIds',
  'activityIds',
  'timeZone',
  'country',
  'region',
  'dueAt',
  'clockState',
  'notifiedAt',
  'ruleVersion',
  'authorityNotification',
  'advice',
  'decision',
  'closedAt',
  'assessment',
  'authorities',
  'authoritiesReason',
  'incidentId',
  // The filled form says them, with what the record proposed beside them.
  'edpbAnswers',
])

/** What is told to an authority: the record, and in the Union the form as it is filled from it. */
interface Told {
  readonly breach: Breach
  /** Null: the authority has no such form. */
  readonly edpbForm: FrozenEdpbForm | null
}

/** What the record and the filled form say to an authority now, and the fingerprint of it. */
function frozen({ breach, edpbForm }: Told): Pick<BreachFiling, 'content' | 'contentHash'> {
  const said = Object.entries(breach).filter(([name]) => !untold.has(name))
  const content = { ...Object.fromEntries(said), ...formSaid(breach, edpbForm) }
  const contentHash = canonicalHash(content)
  return { content, contentHash }
}

/** The form, or where none is sent what people answered in it, from which an authority's own sheet is filled too. */
function formSaid({ edpbAnswers }: Breach, edpbForm: FrozenEdpbForm | null): BreachFiling['content'] {
  if (edpbForm !== null) return { edpbForm }
  return edpbAnswers === null ? {} : { edpbAnswers }
}

/**
 * Enters a filing into the legal file and freezes what it said.
 * @throws Fault `invalid-input` when it lies in the future, goes to an authority of another law, or owes a reason
 */
export async function recordFiling(
  context: CommandContext,
  told: Told,
  clocks: readonly BreachClock[],
  { id: _breach, revision: _revision, ...said }: z.output<typeof FilingInput>,
): Promise<void> {
  const { db, actor } = context
  const { breach } = told
  const { regime, short } = authorityFacts(said.authority)
  if (!breach.regimes.includes(regime)) throw refusal(['authority'], 'notForThisRecord')
  const dueAt = clocks.find((clock) => clock.regime === regime)?.dueAt ?? null
  const { receipt } = said
  // A mistyped time would ask for the reason of a delay that is none.
  requirePast(said.filedAt, context.now, ['filedAt'])
  if (receipt !== null) requirePast(receipt.at, context.now, ['receipt', 'at'])
  if (said.reason === '' && owesReason(said, dueAt)) throw refusal(['reason'], 'required')
  if (receipt !== null) await requireReceipt(context, breach.id, said.filedAt, receipt)
  const event = await recordClockEvent(
    context,
    breach.id,
    {
      event: eventOf(said.kind),
      occurredAt: receipt?.at ?? said.filedAt,
      rights: [],
      regimes: [regime],
      correctionOf: null,
      reason: said.reason,
      decidedBy: '',
      evidence: receipt === null ? '' : await evidenceOf(db, short, receipt),
      facts: { authority: said.authority },
    },
    { momentPath: receipt === null ? ['filedAt'] : ['receipt', 'at'] },
  )
  await db.insert('breachFiling', {
    breachId: breach.id,
    ...said,
    regime,
    eventId: event.id,
    ...frozen(told),
    filedBy: actor.label,
  })
}

/**
 * Adds the authority's receipt: the legal event gets the authority's own moment, by a correction that leaves both.
 * @throws Fault `invalid-input` when there is one already, or when the entry was taken out of the legal file
 */
export async function recordReceipt(
  context: CommandContext,
  filing: BreachFiling,
  events: readonly ClockEvent[],
  { revision, receipt }: z.output<typeof ReceiptInput>,
): Promise<void> {
  const { db } = context
  const standing = standingEvent(filing.eventId, events)
  if (filing.receipt !== null || standing === null) throw refusal(['id'], 'notForThisRecord')
  await requireReceipt(context, filing.breachId, filing.filedAt, receipt)
  const { event, rights, regimes, reason, facts } = standing
  await recordClockEvent(
    context,
    filing.breachId,
    {
      event,
      occurredAt: receipt.at,
      rights,
      regimes,
      correctionOf: standing.id,
      reason,
      decidedBy: '',
      evidence: await evidenceOf(db, authorityFacts(filing.authority).short, receipt),
      facts,
    },
    { momentPath: ['receipt', 'at'] },
  )
  await db.update('breachFiling', filing.id, revision, { receipt })
}

/** Filings as the legal file has them now, the earliest first, each with what changed since the one before. */
export function standingFilings(
  filings: readonly BreachFiling[],
  events: readonly ClockEvent[],
): StandingFiling[] {
  const formers = new Map<string, BreachFiling>()
  return filings
    .toSorted((one, other) => millisecondsOf(one.filedAt) - millisecondsOf(other.filedAt))
    .map((filing) => {
      const event = standingEvent(filing.eventId, events)
      const series = `${filing.breachId} ${filing.authority}`
      const former = formers.get(series) ?? null
      if (event !== null) formers.set(series, filing)
      const isReceived = event !== null && event.evidence !== ''
      return {
        ...filing,
        state: event === null ? 'voided' : isReceived ? 'received' : 'sent',
        receivedAt: isReceived ? event.occurredAt : null,
        formerId: former?.id ?? null,
        changed: former === null ? [] : differing(former.content, filing.content),
      }
    })
}

/** The event in whose place corrections stand today; null: it was taken out of the file. */
function standingEvent(id: string, events: readonly ClockEvent[]): ClockEvent | null {
  let standing = events.find((event) => event.id === id) ?? null
  for (;;) {
    const corrected: string | undefined = standing?.id
    const next = events.findLast(({ correctionOf }) => correctionOf !== null && correctionOf === corrected)
    if (next === undefined) return standing?.event === 'breachEventVoided' ? null : standing
    standing = next
  }
}

/** The fields that say something else; what only one of the two keeps (older filings keep no form) says nothing. */
function differing(before: BreachFiling['content'], after: BreachFiling['content']): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => {
    if (name === 'edpbForm') return formDiffers(before[name], after[name])
    if (name === 'edpbAnswers' && ('edpbForm' in before || 'edpbForm' in after)) return false
    return JSON.stringify(before[name]) !== JSON.stringify(after[name])
  })
}

function formDiffers(before: unknown, after: unknown): boolean {
  const [one, other] = [FrozenEdpbForm.safeParse(before).data, FrozenEdpbForm.safeParse(after).data]
  if (one === undefined || other === undefined) return false
  const names = new Set([...Object.keys(one.answers), ...Object.keys(other.answers)])
  return [...names].some(
    (name) =>
      !ofFiling.has(name) && JSON.stringify(one.answers[name]) !== JSON.stringify(other.answers[name]),
  )
}

/** Fields that say which filing it is, what it follows, whether it is late, and the course of events with each filing. */
const ofFiling: ReadonlySet<string> = new Set(['field_3', 'field_4', 'field_6', 'field_49', 'field_53'])

/** GDPR Art. 33(1): a late notification says why; one that is withdrawn does too. */
function owesReason(
  { kind, filedAt, receipt }: Pick<BreachFiling, 'kind' | 'filedAt' | 'receipt'>,
  dueAt: Instant | null,
): boolean {
  if (kind === 'withdrawal') return true
  const opens = kind === 'initial' || kind === 'bundled'
  return opens && dueAt !== null && millisecondsOf(receipt?.at ?? filedAt) > millisecondsOf(dueAt)
}

/** The receipt follows the filing, and its confirmation is a file of this breach. */
async function requireReceipt(
  { db }: CommandContext,
  breachId: string,
  filedAt: Instant,
  { at, confirmationId }: Receipt,
): Promise<void> {
  // A portal's clock and ours differ a little.
  if (millisecondsOf(at) < millisecondsOf(filedAt) - 5 * minute)
    throw refusal(['receipt', 'at'], 'beforeFiling')
  if (confirmationId === null) return
  const { subjectId } = await db.get('attachment', confirmationId)
  if (subjectId !== breachId) throw refusal(['receipt', 'confirmationId'], 'notForThisRecord')
}

const minute = 60_000

async function evidenceOf(db: ReadDb, short: string, { number, confirmationId }: Receipt): Promise<string> {
  const file = confirmationId === null ? null : await db.get('attachment', confirmationId)
  return [short, number, file?.fileName ?? ''].filter((part) => part !== '').join(' · ')
}

function eventOf(kind: BreachFiling['kind']): ClockEventName {
  return filingKinds[kind].event as ClockEventName
}

function refusal(path: InputIssue['path'], key: string): Fault {
  return new Fault('invalid-input', { issues: [{ path, key }] })
}

/** Every filing of a breach, in the order in which they were recorded. */
export async function filingsOf(db: ReadDb, breachId: string): Promise<BreachFiling[]> {
  return db.all('breachFiling', { breachId: [breachId] })
}
