import type { AuthorityFile, authorityFileContract } from '#shared/contract/authority-file.ts'
import type { AuthorityFileState } from '#shared/contract/codes.ts'
import { addDays, type Day } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import authorityFileStates from '../../../../../resources/law/states/authority-file.json' with {
  type: 'json',
}
import { type Law, ruleInForce } from '../../law/index.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import { requireNoHold } from '../legal-hold/index.ts'
import { requirePastDay } from '../past.ts'
import { applyChanges, registerHandlers } from '../register.ts'
import { requireTransition } from '../transition.ts'

const register = registerHandlers('authorityFile')

export function authorityFileHandlers(law: Law): HandlersOf<typeof authorityFileContract> {
  return {
    ...register,
    create: async (values, { db, today }) => {
      requireDays(values, null, today)
      return db.insert('authorityFile', { ...values, ...datesOf(values, law) })
    },
    update: async ({ id, revision, changes }, { db, today }) => {
      const before = await db.get('authorityFile', id)
      if (changes.status !== undefined)
        requireTransition<AuthorityFileState>(authorityFileStates, before.status, changes.status)
      const after = applyChanges(before, changes)
      requireDays(after, before, today)
      const dates = datesOf(after, law)
      return db.update('authorityFile', id, revision, { ...changes, ...dates })
    },
    remove: async ({ id, revision }, { db, today }) => {
      await requireNoHold(db, today, [id])
      await db.remove('authorityFile', id, revision)
      return {}
    },
  }
}

/** After an undo the dates follow from the file as it stands again. */
export async function authorityFileRestored(
  law: Law,
  id: string,
  { db }: Pick<CommandContext, 'db'>,
): Promise<void> {
  await db.update('authorityFile', id, null, datesOf(await db.get('authorityFile', id), law))
}

type Dated = Pick<
  AuthorityFile,
  'kind' | 'regime' | 'status' | 'receivedOn' | 'acknowledgedOn' | 'deadlineOn' | 'extendedTo' | 'repliedOn'
>

/** The dates that follow: the acknowledgement from the law, the reply from whoever set the deadline. */
function datesOf(file: Dated, law: Law): Pick<AuthorityFile, 'acknowledgeOn' | 'dueOn'> {
  const acknowledgeOn = acknowledgementOf(file, law)
  const open = [
    file.acknowledgedOn === null ? acknowledgeOn : null,
    file.repliedOn === null ? (file.extendedTo ?? file.deadlineOn) : null,
  ].filter((day) => day !== null)
  return { acknowledgeOn, dueOn: file.status === 'closed' ? null : (open.toSorted()[0] ?? null) }
}

/** DPA 2018 s. 164A(3): thirty days beginning when the complaint is received, so its day is the first. */
function acknowledgementOf({ kind, regime, receivedOn }: Dated, law: Law): Day | null {
  if (kind !== 'complaintToController') return null
  const rule = ruleInForce(law, regime, 'acknowledgeComplaint', receivedOn)
  return rule === undefined || rule.value === null ? null : addDays(receivedOn, rule.value - 1)
}

/** What was done is over, and nothing was done or set before the receipt. */
const done = ['receivedOn', 'acknowledgedOn', 'repliedOn', 'closedOn'] as const
const afterReceipt = ['acknowledgedOn', 'deadlineOn', 'extendedTo', 'repliedOn', 'closedOn'] as const
type Days = Pick<AuthorityFile, (typeof done | typeof afterReceipt)[number]>

/**
 * Holds the days of a file that are said anew against today and against its receipt.
 * @throws Fault `invalid-input` for what was done in the future, or was done or set before the receipt
 */
function requireDays(said: Days, before: Days | null, today: Day): void {
  const isNew = (name: keyof Days) => said[name] !== before?.[name]
  for (const name of done) {
    const on = said[name]
    if (on !== null && isNew(name)) requirePastDay(on, today, [name])
  }
  const early = afterReceipt.filter((name) => {
    const on = said[name]
    return on !== null && on < said.receivedOn && (isNew(name) || isNew('receivedOn'))
  })
  if (early.length > 0)
    throw new Fault('invalid-input', {
      issues: early.map((name) => ({ path: [name], key: 'beforeReceipt' })),
    })
}
