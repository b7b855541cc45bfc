import { mkdirSync } from 'node:fs'
import { newStore, startEngine } from '../engine.ts'
import { workplaceAt } from '../workplace.ts'
import { fuzzContract } from './contract.ts'
import { sabotaged, sabotages } from './sabotage.ts'

/** `node process.ts FOLDER COUNT SEED [SABOTAGE]`: says each operation before its call, and at the end what was found. */
const [, , folder = '', count = '0', seed = '0', sabotage = ''] = process.argv
const workplace = workplaceAt(folder)
for (const needed of [workplace.root, workplace.state]) mkdirSync(needed, { recursive: true })
// What an input names as a place is looked for here.
process.chdir(workplace.root)
const { engine, client } = await startEngine(workplace, {
  network: {
    lookup: async () => [],
    fetch: async () => {
      throw new Error('the network is not part of this')
    },
  },
})
const { recoveryKey } = await client.store.create(newStore(workplace))
const saboteur = sabotages[sabotage]?.(client)
const findings = await fuzzContract({
  client,
  store: workplace.store,
  recoveryKey,
  count: Number(count),
  seed: Number(seed),
  instead: saboteur ? { [sabotaged]: saboteur } : {},
  alive: (operation) => process.stdout.write(`${operation}\n`),
})
await engine.close()
process.stdout.write(`${JSON.stringify(findings)}\n`)
process.exit(0)
