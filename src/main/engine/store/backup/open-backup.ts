import { basename } from 'node:path'
import { Fault } from '#shared/kernel/faults.ts'
import { type Container, type Manifest, openContainer } from '../../backup/index.ts'
import {
  advance,
  type Credentials,
  type Session as KeyringSession,
  openBackupKey,
  openKeyring,
  readUsers,
  type Throttle,
} from '../../keyring/index.ts'

/** What a person gives to open a backup, as it stands in the contract. */
export interface GivenKey {
  readonly user: string | null
  readonly passphrase: string | null
  readonly keyFile: string | null
  readonly recoveryKey: string | null
}

/** A backup that somebody opened: its keyring's session, its key, and what is inside. */
export interface OpenedBackup {
  readonly container: Container
  readonly keyring: KeyringSession
  readonly fileKey: Buffer
  readonly manifest: Manifest
  /** Forgets its keys and closes its file; nothing happens the second time. */
  close(): void
}

/**
 * Opens a backup with the passphrase or recovery key of the time in which it was made.
 * @throws Fault `backup-not-found`, `backup-damaged`, `user-unclear`, `wrong-passphrase`, `throttled`, `key-file-missing`
 */
export async function openWithKey(path: string, key: GivenKey, throttle: Throttle): Promise<OpenedBackup> {
  const container = openContainer(path)
  try {
    const credentials = credentialsOf(container.keyring, key)
    const { storeId } = readUsers(container.keyring)
    const keyring = await throttle.attempt(`${storeId}/${credentials.user ?? 'recovery'}`, () =>
      openKeyring(container.keyring, credentials),
    )
    return opened(path, container, keyring)
  } catch (error) {
    container.close()
    throw error
  }
}

/**
 * Opens a backup of the store that is open, for the person who opened it: their key pair is the same in both.
 * @throws Fault `backup-of-another-store`; `backup-not-theirs` when that person did not belong to the store then
 */
export function openForSession(path: string, session: KeyringSession): OpenedBackup {
  const container = openContainer(path)
  try {
    const { storeId, users } = readUsers(container.keyring)
    if (storeId !== session.storeId) throw new Fault('backup-of-another-store')
    const isThere = users.some(({ id, status }) => id === session.userId && status === 'active')
    if (!isThere) throw new Fault('backup-not-theirs')
    return opened(path, container, advance(session, container.keyring))
  } catch (error) {
    container.close()
    throw error
  }
}

/** Whether anything was given that could open it. */
export function hasKey({ passphrase, recoveryKey }: GivenKey): boolean {
  return passphrase !== null || recoveryKey !== null
}

/** The same for opening the store that was restored from it. */
export function credentialsOf(keyring: Uint8Array, key: GivenKey): Credentials {
  const { user, passphrase, keyFile, recoveryKey } = key
  if (recoveryKey !== null) return { user: user ?? undefined, recoveryKey }
  const active = readUsers(keyring).users.filter(({ status }) => status === 'active')
  const matching = active.filter(
    ({ id, label }) => user === null || id === user || label.toLowerCase() === user.toLowerCase(),
  )
  const only = matching[0]
  if (matching.length !== 1 || !only) {
    throw new Fault('user-unclear', { params: { users: active.map(({ label }) => label).join(', ') } })
  }
  return {
    user: only.id,
    passphrase: passphrase ?? '',
    keyFile: keyFile === null ? undefined : Buffer.from(keyFile, 'utf8'),
  }
}

function opened(path: string, container: Container, keyring: KeyringSession): OpenedBackup {
  const { epoch, createdAt, key } = container.header
  const fileKey = openBackupKey(keyring, epoch, createdAt, key)
  try {
    if (fileKey === null) throw new Fault('backup-damaged', { params: { file: basename(path) } })
    const manifest = container.manifest(fileKey)
    let isOpen = true
    return {
      container,
      keyring,
      fileKey,
      manifest,
      close: () => {
        if (!isOpen) return
        isOpen = false
        fileKey.fill(0)
        keyring.dispose()
        container.close()
      },
    }
  } catch (error) {
    keyring.dispose()
    throw error
  }
}
