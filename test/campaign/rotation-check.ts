import { join } from 'node:path'
import { openCredential, openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { passphrase } from '../support/credentials.ts'
import { startEngine } from './engine.ts'
import { secretOf } from './engine-workloads.ts'
import type { Fact } from './facts.ts'
import { checkStore, type StoreCheck } from './store-check.ts'
import { openByRecoveryKey, workplaceAt } from './workplace.ts'

/** Whether a rotation has begun and is not finished. */
export async function isRotating(path: string, recoveryKey: string): Promise<boolean> {
  const keyring = await openKeyring(readKeyringFile(path).bytes, { recoveryKey })
  const isBegun = keyring.pendingKeys !== null
  keyring.dispose()
  return isBegun
}

/**
 * Lets the first `dpo` come in after the crash, who finishes a rotation that had begun without being asked; then the store
 * has the new keys alone, and everything that was promised holds under them.
 */
export const checkRotation: StoreCheck = async (path, recoveryKey, facts) => {
  const site = join(path, '..', '..')
  // An attempt in whose midst the process died counts as a wrong one; that is not what is looked at here.
  const { engine, client } = await startEngine({ ...workplaceAt(site), state: join(site, 'state-after') })
  await client.store.unlock({ path, passphrase })
  const { rotationBegun, rotationDue, epoch } = await client.key.status()
  const promised = Math.max(0, ...facts.map((fact) => (fact.fact === 'epoch' ? fact.epoch : 0)))
  const { problems } = await client.store.verify()
  await engine.close()
  return [
    ...(rotationBegun || rotationDue ? ['the rotation was not finished'] : []),
    ...(epoch < promised ? [`epoch ${epoch} after ${promised} was promised`] : []),
    ...problems,
    ...(await problemsOfSecrets(path, recoveryKey, facts)),
    ...(await checkStore(path, recoveryKey, facts)),
  ]
}

async function problemsOfSecrets(
  path: string,
  recoveryKey: string,
  facts: readonly Fact[],
): Promise<string[]> {
  const store = await openByRecoveryKey(path, recoveryKey)
  try {
    const key = store.keyring.keys.credentials
    const rows = await store.read.kysely.selectFrom('credential').selectAll().execute()
    return facts.flatMap((fact) => {
      if (fact.fact !== 'secret') return []
      const row = rows.find(({ connectionId }) => connectionId === fact.connectionId)
      const secret = row && key && openCredential(key, fact.connectionId, row)?.toString('utf8')
      return secret === JSON.stringify({ token: secretOf(fact.connectionId) })
        ? []
        : [`the secret of ${fact.connectionId} is lost`]
    })
  } finally {
    await store.close()
  }
}
