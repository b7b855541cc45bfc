import { appendFileSync, renameSync } from 'node:fs'
import { ORPCError } from '@orpc/client'
import { faultStatus } from '#shared/kernel/faults.ts'
import { passphrase } from '../../support/credentials.ts'
import { type Client, startEngine } from '../engine.ts'
import type { Fact } from '../facts.ts'
import { workplaceAt } from '../workplace.ts'
import { diskAt, type Hostility, hostility } from './disk.ts'

/**
 * `node process.ts FOLDER SWITCH HOSTILITY PASS FACTS OUTCOMES [BELIEVE]`: works on a store, has its disk turn hostile
 * after PASS calls, works on, mends the disk and works again. It notes how each command ended; with BELIEVE it takes a
 * refused command for done: the control.
 */
const [, , folder = '', switchPath = '', what = '', pass = '0', facts = '', outcomes = '', believe = ''] =
  process.argv
const workplace = workplaceAt(folder)
const kind = what as Hostility
const disk = diskAt(switchPath)
const say = (fact: Fact) => appendFileSync(facts, `${JSON.stringify(fact)}\n`)
const note = (phase: string, command: string, outcome: string) =>
  appendFileSync(outcomes, `${JSON.stringify({ phase, command, outcome })}\n`)

const { engine, client } = await startEngine(workplace)
await client.store.unlock({ path: workplace.store, passphrase })
const known = await client.vendor.create({ name: 'Known to the end', services: 'letters' })
say({ fact: 'record', entity: 'vendor', id: known.id, revision: known.revision })

const elsewhere = `${workplace.store}.elsewhere`
if (kind === 'moved') renameSync(workplace.store, elsewhere)
else disk.turn(hostility[kind], Number(pass))
await work('hostile')
if (kind === 'moved') renameSync(elsewhere, workplace.store)
else disk.mend()
appendFileSync(outcomes, `${JSON.stringify({ refusals: disk.refused() })}\n`)
// What a refused command seemed to promise would be made good by the next one.
if (believe === '') await work('mended')
await engine.close()

async function work(phase: string): Promise<void> {
  const session = await attempt(phase, 'session', () => client.store.session({}))
  if (session === null)
    await attempt(phase, 'unlock', () => client.store.unlock({ path: workplace.store, passphrase }))
  for (let number = 0; number < 3; number++) await attempt(phase, 'create', createVendor)
  await attempt(phase, 'update', updateVendor)
  await attempt(phase, 'list', () => client.vendor.list({}))
  await attempt(phase, 'attach', () =>
    client.attachment.add({
      subjectId: known.id,
      file: new File([Buffer.alloc(300_000, 'words and words ')], 'contract.txt', { type: 'text/plain' }),
    }),
  )
  await attempt(phase, 'checkpoint', () => client.audit.checkpoint({}))
  await attempt(phase, 'backup', () => ended(client.backup.create({})))
  await attempt(phase, 'document', () =>
    ended(client.document.create({ kind: 'record-of-processing', format: 'json', language: 'en' })),
  )
  await attempt(phase, 'verify', () => client.store.verify({}))
}

async function attempt(phase: string, command: string, run: () => Promise<unknown>): Promise<unknown> {
  try {
    const answer = await run()
    note(phase, command, 'done')
    return answer
  } catch (error) {
    note(phase, command, codeOf(error))
    return undefined
  }
}

async function createVendor(): Promise<void> {
  const { id, revision } = await client.vendor.create({ name: 'In hard times', services: 'x'.repeat(3_000) })
  say({ fact: 'record', entity: 'vendor', id, revision })
}

async function updateVendor(): Promise<void> {
  const { id, revision } = await client.vendor.get({ id: known.id })
  const promised = () => say({ fact: 'record', entity: 'vendor', id, revision: revision + 1 })
  if (believe !== '') promised()
  await client.vendor.update({
    id,
    revision,
    changes: { services: `letters ${revision} ${'y'.repeat(2_000)}` },
  })
  promised()
}

/** A job's refusal is the command's. */
async function ended(begun: Promise<{ readonly jobId: Parameters<Client['job']['get']>[0]['id'] }>) {
  const { jobId } = await begun
  for (;;) {
    const { endedAt, fault } = await client.job.get({ id: jobId })
    if (fault !== null) throw new ORPCError(fault.code, { defined: true, data: fault })
    if (endedAt !== null) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function codeOf(error: unknown): string {
  if (error instanceof ORPCError && error.code in faultStatus && error.code !== 'internal') return error.code
  return `bug: ${error instanceof ORPCError ? `${error.code} ${JSON.stringify(error.data)}` : String(error)}`
}
