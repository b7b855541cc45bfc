import { expect, test } from 'vitest'
import { systemKeychain } from '../../src/main/desktop/keychain.ts'
import { systemSecrets } from '../support/system-secrets.ts'

const name = 'store/user_1'
const key = Buffer.alloc(32, 7)
const day = 24 * 60 * 60_000

function opened(backend: Parameters<typeof systemSecrets>[0], platform: NodeJS.Platform = 'linux') {
  const safeStorage = systemSecrets(backend)
  const time = { now: 0 }
  return { safeStorage, time, keychain: systemKeychain({ safeStorage, platform, now: () => time.now }) }
}

test('a password that everybody knows is no keychain, on Linux where Chromium falls back to it', async () => {
  expect(await opened('basic_text').keychain.state()).toBe('plainText')
  expect(await opened('unknown').keychain.state()).toBe('none')
  for (const backend of ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'] as const)
    expect(await opened(backend).keychain.state()).toBe('ready')
  expect(await opened('unknown', 'darwin').keychain.state()).toBe('ready')
})

test('a system that cannot encrypt, or an Electron that cannot say, offers none', async () => {
  const { keychain, safeStorage } = opened('gnome_libsecret')
  safeStorage.isAvailable = false
  expect(await keychain.state()).toBe('none')
  const older = { ...systemSecrets('gnome_libsecret'), isAsyncEncryptionAvailable: undefined as never }
  const keychainOfOld = systemKeychain({ safeStorage: older, platform: 'linux', now: () => 0 })
  expect(await keychainOfOld.state()).toBe('none')
})

test('a key is opened once the passphrase was typed in this start, for seven days', async () => {
  const { keychain, time } = opened('gnome_libsecret')
  const sealed = await keychain.seal(key)
  expect(Buffer.from(sealed).includes(key.toString('base64'))).toBe(false)
  expect(await keychain.open(name, sealed)).toBeNull()
  await keychain.admit(name)
  expect(await keychain.mayOpen(name)).toBe(true)
  expect(await keychain.open(name, sealed)).toEqual(key)
  expect(await keychain.open('store/user_2', sealed)).toBeNull()
  time.now = 7 * day - 1
  expect(await keychain.mayOpen(name)).toBe(true)
  time.now = 7 * day
  expect(await keychain.mayOpen(name)).toBe(false)
  expect(await keychain.open(name, sealed)).toBeNull()
})

test('a keychain that was reset opens nothing, and says no more than that', async () => {
  const { keychain, safeStorage } = opened('kwallet6')
  const sealed = await keychain.seal(key)
  await keychain.admit(name)
  safeStorage.isReset = true
  expect(await keychain.open(name, sealed)).toBeNull()
})
