// Runs in a mount namespace of its own: a store on a disk of 16 MB, and a file of 24 MB that does not fit. Prints what came
// of it, and of what was done next.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openEngine } from '#engine/engine.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { lowestKdf, passphrase } from '../../support/credentials.ts'
import type { TestClient } from '../../support/open-test-store.ts'
import { sourceWorkers } from '../../support/source-workers.ts'

const [store = '', disk = '', stateDir = ''] = process.argv.slice(2)
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'none', disk])
const path = join(disk, 'Small.wardbook')
cpSync(store, path, { recursive: true })
const engine = await openEngine({
  resourcesDir: join(import.meta.dirname, '../../../resources'),
  stateDir,
  workers: sourceWorkers,
  kdf: lowestKdf,
  ballastBytes: 0,
})
const client = createRouterClient(engine.router) as TestClient
await client.store.unlock({ path, passphrase })
const { id: subjectId } = await client.vendor.create({ name: 'Mailing House' })
const add = (bytes: number, name: string) =>
  client.attachment.add({ subjectId, file: new File([randomBytes(bytes)], name), description: 'as typed' })
const refusal = await add(24_000_000, 'large.bin').then(
  () => 'added',
  (error: unknown) => (error instanceof Fault ? error.code : String(Object(error).code)),
)
const left = await client.attachment.list({})
const small = await add(200_000, 'small.bin')
const content = await client.attachment.content({ id: small.id })
const { ok } = await client.store.verify({})
await engine.close()
process.stdout.write(JSON.stringify({ refusal, left: [left.total, left.bytes], kept: content.size, ok }))
