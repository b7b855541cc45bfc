import { appendFileSync } from 'node:fs'
import { bulkUpsert } from '#engine/storage/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Fact } from '../facts.ts'
import { people } from '../people.ts'
import { openByRecoveryKey, workplaceAt } from '../workplace.ts'

/**
 * `node holder-process.ts FOLDER RECOVERY-KEY FACTS`: opens a store when it is told to and writes until its input ends or
 * it is killed. Says `ready`, then `in` or why it was not let in.
 */
const [, , folder = '', recoveryKey = '', facts = ''] = process.argv
const { store: path } = workplaceAt(folder)
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
const store = await openByRecoveryKey(path, recoveryKey).catch((error: unknown) => {
  process.stdout.write(`${error instanceof Fault ? error.code : `bug ${String(error)}`}\n`)
  process.exit(0)
})
process.stdout.write('in\n')
let goesOn = true
process.stdin.once('end', () => {
  goesOn = false
})
process.stdin.resume()
for (let round = 0; goesOn; round++) {
  const batch = `${process.pid}-${round}`
  await store.transact({ action: 'connection.sync', audit: 'entry' }, async (db) => {
    db.note({ batch })
    bulkUpsert(store.writer, 'person', ['connectionId', 'externalId'], people(batch, 20))
  })
  const fact: Fact = { fact: 'people', batch, count: 20 }
  appendFileSync(facts, `${JSON.stringify(fact)}\n`)
  await new Promise((resolve) => setTimeout(resolve, 2))
}
await store.close()
process.exit(0)
