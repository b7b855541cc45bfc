import { cpSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { type Engine, type EngineOptions, openEngine } from '#engine/engine.ts'
import type { Contract } from '#shared/contract/index.ts'
import { TimeZone } from '#shared/kernel/dates.ts'
import { lowestKdf, passphrase } from './credentials.ts'
import { sourceWorkers } from './source-workers.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { type TestClock, testClock } from './test-clock.ts'

export type TestClient = ContractRouterClient<Contract>

export const resourcesDir = join(import.meta.dirname, '../../resources')

export interface TestStore {
  readonly client: TestClient
  readonly engine: Engine
  /** The folder of the store. */
  readonly folder: string
  readonly time: TestClock
  /** Calls an operation by its name, as the command line does. */
  call(name: string, input?: unknown): Promise<never>
  /** Locks, so that the files can be looked at, and unlocks again. */
  reopen(): Promise<TestStore>
  /** The same with another engine. */
  reopenWith(options: Options): Promise<TestStore>
}

interface Options extends Partial<Omit<EngineOptions, 'clock'>> {
  readonly now?: string
}

/** A real engine on a real encrypted store of its own, with a clock that the test moves. */
export async function openTestStore(options: Options = {}): Promise<TestStore> {
  const folder = join(temporaryFolder(), 'Test.wardbook')
  cpSync(await template(), folder, { recursive: true })
  return open(folder, options, testClock(options.now))
}

/** An engine without a store. */
export async function openTestEngine(
  options: Options = {},
): Promise<{ engine: Engine; client: TestClient; time: TestClock; stateDir: string }> {
  const time = testClock(options.now)
  const stateDir = options.stateDir ?? temporaryFolder()
  const engine = await openEngine({
    resourcesDir,
    stateDir,
    workers: sourceWorkers,
    kdf: lowestKdf,
    ballastBytes: 0,
    ...options,
    clock: time.clock,
  })
  onTestFinished(() => engine.close())
  return { engine, client: createRouterClient(engine.router) as TestClient, time, stateDir }
}

async function open(folder: string, options: Options, time: TestClock): Promise<TestStore> {
  const { now: _given, ...rest } = options
  const engine = await openEngine({
    resourcesDir,
    stateDir: temporaryFolder(),
    workers: sourceWorkers,
    kdf: lowestKdf,
    ballastBytes: 0,
    ...rest,
    clock: time.clock,
  })
  onTestFinished(() => engine.close())
  const client = createRouterClient(engine.router) as TestClient
  await client.store.unlock({ path: folder, passphrase })
  return {
    client,
    engine,
    folder,
    time,
    call: async (name, input) => {
      let part: unknown = client
      for (const step of name.split('.')) part = (part as Record<string, unknown>)[step]
      return (part as (input: unknown) => Promise<never>)(input)
    },
    reopen: async () => {
      await engine.close()
      return open(folder, options, time)
    },
    reopenWith: async (other) => {
      await engine.close()
      return open(folder, other, time)
    },
  }
}

/** One store per worker, copied for each test: deriving its keys is the slow part. */
let made: Promise<string> | undefined

function template(): Promise<string> {
  made ??= make()
  return made
}

async function make(): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'wardbook-template-')), 'Template.wardbook')
  const engine = await openEngine({
    resourcesDir,
    stateDir: mkdtempSync(join(tmpdir(), 'wardbook-state-')),
    workers: sourceWorkers,
    kdf: lowestKdf,
    ballastBytes: 0,
    clock: testClock('2026-01-05T09:00:00Z').clock,
  })
  const client = createRouterClient(engine.router) as TestClient
  await client.store.create({
    path: folder,
    user: 'Ana DPO',
    passphrase,
    organisation: {
      name: 'Example Trading',
      country: 'DE',
      region: 'BY',
      timeZone: TimeZone.parse('Europe/Berlin'),
      language: 'en',
    },
  })
  await engine.close()
  if (!existsSync(join(folder, 'store.db'))) throw new Error('the template store was not made')
  return folder
}
