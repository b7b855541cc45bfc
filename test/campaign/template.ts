import { mkdirSync } from 'node:fs'
import { newStore, startEngine } from './engine.ts'
import { workplaceAt } from './workplace.ts'

/** Makes the store that the workloads are given, with a few records, and closes it. */
export async function makeStore(folder: string): Promise<{ readonly recoveryKey: string }> {
  const workplace = workplaceAt(folder)
  for (const needed of [workplace.root, workplace.state]) mkdirSync(needed, { recursive: true })
  const { engine, client } = await startEngine(workplace)
  const { recoveryKey } = await client.store.create(newStore(workplace))
  for (let number = 0; number < 20; number++) {
    await client.vendor.create({ name: `Known vendor ${number}`, services: 'hosting and support' })
  }
  await engine.close()
  return { recoveryKey }
}
