import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Connection } from '#shared/contract/connection.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { type HubSpotTwin, startHubSpotTwin, twinToken } from '../../support/hubspot-twin.ts'
import {
  openTestStore,
  resourcesDir,
  type TestClient,
  type TestStore,
} from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { type VirtualPace, virtualPace } from '../../support/virtual-pace.ts'

/** A store with a HubSpot connection to the twin. */
export interface Connected {
  readonly store: TestStore
  readonly client: TestClient
  readonly twin: HubSpotTwin
  readonly connection: Connection
  readonly pace: VirtualPace
}

interface Options {
  readonly contacts?: number
  readonly asDescribed?: boolean
  /** Edits the text of HubSpot's connector file. */
  readonly connector?: (yaml: string) => string
  /** Where the connection calls; the twin itself unless told. */
  readonly before?: (twinUrl: string) => Promise<string>
}

export async function connected({ before, connector, ...options }: Options = {}): Promise<Connected> {
  const twin = await startHubSpotTwin(options)
  onTestFinished(() => twin.close())
  const pace = virtualPace()
  const store = await openTestStore({
    now: '2026-11-21T09:00:00Z',
    network: { pace, random: () => 0.5 },
    ...(connector === undefined ? {} : { resourcesDir: resourcesWith(connector) }),
  })
  const { client } = store
  const system = await client.system.create({ name: 'HubSpot', kind: 'crm' })
  const { id } = await client.connection.create({
    name: 'HubSpot',
    connector: 'hubspot',
    systemId: system.id,
    baseUrl: before === undefined ? twin.url : await before(twin.url),
    allowPrivate: true,
  })
  const connection = await client.connection.setSecret({ id, secret: { token: twinToken } })
  return { store, client, twin, connection, pace }
}

/** The record of a job when it has ended. */
export async function ended(
  client: TestClient,
  started: Promise<{ readonly jobId: Id<'job'> }>,
): Promise<JobRecord> {
  const { jobId } = await started
  for (;;) {
    const job = await client.job.get({ id: jobId })
    if (job.endedAt !== null) return job
    await sleep(5)
  }
}

/** The keys of the notes that a job left. */
export function notesOf(job: JobRecord): readonly string[] {
  const { notes } = job.result as { readonly notes: readonly { readonly key: string }[] }
  return notes.map(({ key }) => key.replace('connector:note.', ''))
}

/** The resources with another HubSpot connector. */
function resourcesWith(edit: (yaml: string) => string): string {
  const folder = temporaryFolder()
  for (const name of readdirSync(resourcesDir).filter((entry) => entry !== 'connectors'))
    symlinkSync(join(resourcesDir, name), join(folder, name))
  mkdirSync(join(folder, 'connectors'))
  const yaml = readFileSync(join(resourcesDir, 'connectors/hubspot.yaml'), 'utf8')
  writeFileSync(join(folder, 'connectors/hubspot.yaml'), edit(yaml))
  return folder
}
