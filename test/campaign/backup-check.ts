import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drillBackup } from '#engine/backup/drill.ts'
import { extension, type Manifest, openContainer } from '#engine/backup/index.ts'
import { openBackupKey, openKeyring } from '#engine/keyring/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Fact } from './facts.ts'
import { checkStore, type StoreCheck } from './store-check.ts'

interface WholeBackup {
  readonly name: string
  readonly manifest: Manifest
}

/** Whether a backup was begun and is not finished. */
export async function isBackingUp(path: string): Promise<boolean> {
  return filesOfBackups(path).some((name) => !name.endsWith(extension))
}

/**
 * What is called a backup is one: it is restored, opened and read whole. Of the promised ones the last is there, or a later
 * one in whose favour the rotation removed it. Once somebody has come in, nothing else stands beside them.
 */
export const checkBackups: StoreCheck = async (path, recoveryKey, facts) => {
  const { whole, problems } = await judgeBackups(path, recoveryKey)
  const promised = facts.flatMap((fact) => (fact.fact === 'backup' ? [fact] : [])).at(-1)
  const isThere = promised === undefined || whole.some((backup) => isIt(backup, promised))
  return [
    ...problems,
    ...(isThere ? [] : [`the backup ${promised.name} is lost`]),
    ...(await checkStore(path, recoveryKey, facts)),
    ...filesOfBackups(path)
      .filter((name) => !name.endsWith(extension))
      .map((name) => `${name} was left behind`),
  ]
}

/** The backups of a store that hold what they say. @throws Error where one that is called a backup is none */
export async function wholeBackups(path: string, recoveryKey: string): Promise<readonly WholeBackup[]> {
  const { whole, problems } = await judgeBackups(path, recoveryKey)
  if (problems.length > 0) throw new Error(problems.join('; '))
  return whole
}

async function judgeBackups(path: string, recoveryKey: string) {
  const whole: WholeBackup[] = []
  const problems: string[] = []
  for (const name of filesOfBackups(path).filter((each) => each.endsWith(extension))) {
    try {
      whole.push({ name, manifest: await drilled(join(path, 'backups', name), recoveryKey) })
    } catch (error) {
      problems.push(`${name} is called a backup: ${error instanceof Fault ? error.code : String(error)}`)
    }
  }
  return { whole, problems }
}

async function drilled(path: string, recoveryKey: string): Promise<Manifest> {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-campaign-drill-'))
  const container = openContainer(path)
  try {
    const { epoch, createdAt, key } = container.header
    const keyring = await openKeyring(container.keyring, { recoveryKey })
    const fileKey = openBackupKey(keyring, epoch, createdAt, key)
    if (fileKey === null) throw new Error('its key does not open')
    const { keys, storeId, publicKeys } = keyring
    const order = { path, fileKey, databaseKeys: [keys.databaseKey()], storeId, publicKeys, folder }
    const { manifest, agrees } = drillBackup(order, () => undefined)
    keyring.dispose()
    if (!agrees) throw new Error('it holds something else than it says')
    return manifest
  } finally {
    container.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function isIt({ name, manifest }: WholeBackup, promised: Extract<Fact, { fact: 'backup' }>): boolean {
  return name === promised.name || manifest.audit.entries > promised.entries
}

/** The names of what stands in the folder of a store's backups. */
export function filesOfBackups(path: string): readonly string[] {
  const folder = join(path, 'backups')
  return existsSync(folder) ? readdirSync(folder) : []
}
