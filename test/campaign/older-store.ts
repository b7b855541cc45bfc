import { turnIntoVersion } from '../support/store-of-version.ts'
import type { Fact } from './facts.ts'
import { openByRecoveryKey, workplaceAt } from './workplace.ts'

/** Turns the store of a workplace into one of the first schema. @returns what must be found in it for ever */
export async function makeOlder(folder: string, recoveryKey: string): Promise<readonly Fact[]> {
  const { store: path } = workplaceAt(folder)
  const store = await openByRecoveryKey(path, recoveryKey)
  const vendors = await store.read.all('vendor')
  await store.close()
  await turnIntoVersion(path, 1, { recoveryKey })
  return vendors.map(({ id, revision }) => ({ fact: 'record', entity: 'vendor', id, revision }))
}
