import { join } from 'node:path'
import { verifyAudit } from '#engine/audit/index.ts'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { type Connection, openDatabase } from '#engine/storage/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Fact } from './facts.ts'
import { openByRecoveryKey } from './workplace.ts'

/** Looks at a store after a crash. */
export type StoreCheck = (path: string, recoveryKey: string, facts: readonly Fact[]) => Promise<string[]>

/**
 * What is wrong with a store after a crash, in words for the developer; empty when everything acknowledged holds.
 * @param check how this workload's store is looked at
 */
export async function problemsOf(
  check: StoreCheck,
  path: string,
  facts: readonly Fact[],
  known: string | null,
): Promise<string[]> {
  const recoveryKey = known ?? facts.find((fact) => fact.fact === 'created')?.recoveryKey
  // Nobody was told that there is a store: nothing can be lost, and nobody holds a key to look.
  if (recoveryKey === undefined) return []
  try {
    return await check(path, recoveryKey, facts)
  } catch (error) {
    return [`the store does not open: ${wordsOf(error)}`]
  }
}

/** Opens it as a person does, and looks at pages, log, head and what was promised. */
export const checkStore: StoreCheck = async (path, recoveryKey, facts) => {
  const store = await openByRecoveryKey(path, recoveryKey)
  try {
    const { keyring, reader, head } = store
    return [
      ...(head === 'agrees' ? [] : [`the head says ${head}`]),
      ...(keyring.keyringSequence >= keyringPromised(facts) ? [] : ['a keyring that was written is lost']),
      ...problemsOfDatabase(reader, facts),
      ...verifyAudit(reader, keyring).problems.map(
        ({ seq, entityId, problem }) => `audit: ${problem} at ${seq ?? '-'} ${entityId ?? ''}`,
      ),
    ]
  } finally {
    await store.close()
  }
}

/** Looks at keyring and database by themselves: in the midst of a rotation, where one of two keys fits. */
export const checkFiles: StoreCheck = async (path, recoveryKey, facts) => {
  const keyring = await openKeyring(readKeyringFile(path).bytes, { recoveryKey })
  const keys = [keyring.keys, keyring.pendingKeys].flatMap((each) => (each ? [each.databaseKey()] : []))
  const file = join(path, 'store.db')
  const opened = keys.flatMap((key) => {
    try {
      return [openDatabase(file, { key })]
    } catch {
      return []
    }
  })
  const [connection] = opened
  if (connection === undefined) return ['no key opens the database']
  try {
    return [
      ...(keyring.keyringSequence >= keyringPromised(facts) ? [] : ['a keyring that was written is lost']),
      ...problemsOfDatabase(connection, facts),
      ...verifyAudit(connection, keyring).problems.map(
        ({ seq, problem }) => `audit: ${problem} at ${seq ?? '-'}`,
      ),
    ]
  } finally {
    for (const each of opened) each.close()
    keyring.dispose()
  }
}

function problemsOfDatabase({ raw }: Connection, facts: readonly Fact[]): string[] {
  const problems = (raw.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
  const removing = new Set(facts.flatMap((fact) => (fact.fact === 'removing' ? [fact.id] : [])))
  const last = new Map<string, Fact>()
  for (const fact of facts) if (fact.fact === 'record' || fact.fact === 'removed') last.set(fact.id, fact)
  for (const [id, fact] of last) {
    if (fact.fact !== 'record' && fact.fact !== 'removed') continue
    const row = raw.prepare(`select revision from "${fact.entity}" where id = ?`).get(id) as
      | { revision: number }
      | undefined
    if (fact.fact === 'removed' && row) problems.push(`${id} was removed and is back`)
    // What was being removed may be gone, although nobody was told so yet.
    if (fact.fact === 'record' && !row && !removing.has(id)) problems.push(`${id} is lost`)
    if (fact.fact === 'record' && row && row.revision < fact.revision) problems.push(`${id} is older`)
  }
  return [...problems, ...problemsOfPeople(raw, facts)]
}

/** A batch is there whole or not at all; one that was acknowledged is there. */
function problemsOfPeople(raw: Connection['raw'], facts: readonly Fact[]): string[] {
  const promised = facts.flatMap((fact) => (fact.fact === 'people' ? [fact] : []))
  const size = promised[0]?.count
  if (size === undefined) return []
  const rows = raw
    .prepare(
      "select connectionId as batch, count(*) as count from person where connectionId not like 'kept-%' group by 1",
    )
    .all() as {
    batch: string
    count: number
  }[]
  const found = new Map(rows.map(({ batch, count }) => [batch, count]))
  return [
    ...rows.filter(({ count }) => count !== size).map(({ batch }) => `batch ${batch} is half there`),
    ...promised.filter(({ batch }) => !found.has(batch)).map(({ batch }) => `batch ${batch} is lost`),
  ]
}

function keyringPromised(facts: readonly Fact[]): number {
  return Math.max(0, ...facts.map((fact) => (fact.fact === 'keyring' ? fact.sequence : 0)))
}

function wordsOf(error: unknown): string {
  return error instanceof Fault
    ? `${error.code} ${JSON.stringify(error.params)}`
    : error instanceof Error
      ? error.message
      : String(error)
}
