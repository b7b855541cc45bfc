import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openEngine } from '#engine/engine.ts'
import { openStore } from '#engine/store/index.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'
import { lowestKdf, passphrase } from '../../support/credentials.ts'
import { resourcesDir, type TestClient } from '../../support/open-test-store.ts'
import { sourceWorkers } from '../../support/source-workers.ts'
import { testClock } from '../../support/test-clock.ts'

export interface MadeDemo {
  readonly folder: string
  readonly stateDir: string
}

/** Makes a demonstration store below `root` as a user does, and closes it. */
export async function makeDemo(root: string, asOf: string, language: Language = 'en'): Promise<MadeDemo> {
  const stateDir = join(root, 'state')
  return withDemoEngine(stateDir, `${asOf}T08:10:00Z`, async (client) => {
    const { session } = await client.store.create({
      path: join(root, 'Demo'),
      user: 'DPO',
      passphrase,
      organisation: { name: 'Not used', country: 'FR', timeZone: 'Europe/Paris', language } as never,
      demo: { asOf: Day.parse(asOf) },
    })
    return { folder: session.store.path, stateDir }
  })
}

/** Runs `work` on an engine with a standing clock. */
export async function withDemoEngine<T>(
  stateDir: string,
  now: string,
  work: (client: TestClient) => Promise<T>,
): Promise<T> {
  const engine = await openEngine({
    resourcesDir,
    stateDir,
    workers: sourceWorkers,
    kdf: lowestKdf,
    ballastBytes: 0,
    clock: testClock(Instant.parse(now)).clock,
  })
  try {
    return await work(createRouterClient(engine.router) as TestClient)
  } finally {
    await engine.close()
  }
}

export type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** What is random on purpose: keys, signatures, salts and the hashes that follow from them. */
const secret: Readonly<Record<string, readonly string[]>> = {
  audit: ['before', 'after', 'payload', 'prev', 'sig', 'chain'],
  auditPayload: ['salt'],
  credential: ['nonce', 'ciphertext'],
}

/** All rows of all tables in their own order, without what is secret; the one user, whose keys are new, has one name. */
export async function dumpOf({ folder }: MadeDemo): Promise<Dump> {
  const store = await openStore(
    folder,
    { user: 'DPO', passphrase },
    {
      clock: testClock().clock,
      newId: () => {
        throw new Error('reading makes no records')
      },
    },
  )
  try {
    const { raw } = store.reader
    const tables = raw
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'search%' order by name",
      )
      .pluck()
      .all() as string[]
    // Whoever made it came in afterwards, which is not of the story.
    const sitting = raw
      .prepare("select min(seq) from audit where action = 'store.unlock'")
      .pluck()
      .get() as number
    const text = JSON.stringify(
      Object.fromEntries(
        tables.map((table) => [
          table,
          (raw.prepare(`select * from "${table}"`).all() as Record<string, unknown>[])
            .filter(({ seq }) => !table.startsWith('audit') || Number(seq) < sitting)
            .map((row) =>
              Object.fromEntries(Object.entries(row).filter(([column]) => !secret[table]?.includes(column))),
            ),
        ]),
      ),
    )
    // The root of a checkpoint follows from the chain, and so from what is random.
    const withoutRoots = text.replaceAll(/\\"root\\":\\"[A-Za-z0-9+/=]*\\",?/g, '')
    return JSON.parse(withoutRoots.replaceAll(store.keyring.userId, 'user')) as Dump
  } finally {
    await store.close()
  }
}

/** Every text in a value, those inside of stored JSON too. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const inner = /^[[{]/.test(value) ? parsed(value) : undefined
    return inner === undefined ? [value] : textsIn(inner)
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** The files below a folder that hold one of the texts, in one of the encodings in which a text may lie on a disk. */
export function filesWith(root: string, texts: readonly string[]): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path)
      return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
    })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
