import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerOf, type Keychain, keychainElsewhere } from '#engine/keychain.ts'
import { millisecondsOf } from '#shared/kernel/dates.ts'
import { systemKeychain } from '../../../src/main/desktop/keychain.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { addPerson, ownPassphrase, reopenAs } from '../../support/people.ts'
import { systemSecrets } from '../../support/system-secrets.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testClock } from '../../support/test-clock.ts'

/** The keychain as the engine reaches it: messages to another process and back. */
function overMessages(shell: Keychain): Keychain {
  const { keychain, answered } = keychainElsewhere((number, call) => {
    void answerOf(shell, structuredClone(call)).then((answer) => answered(number, structuredClone(answer)))
  })
  return keychain
}

/** A desktop shell that has just started, with a store that its person opened by the passphrase. */
async function openDesktop(backend: Parameters<typeof systemSecrets>[0] = 'gnome_libsecret') {
  const stateDir = temporaryFolder()
  const time = testClock()
  const safeStorage = systemSecrets(backend)
  const start = () =>
    overMessages(systemKeychain({ safeStorage, platform: 'linux', now: () => millisecondsOf(time.clock()) }))
  const store = await openTestStore({ stateDir, keychain: start() })
  const users = async () => (await store.client.store.inspect({ path: store.folder })).users
  const open = () => store.client.store.unlock({ path: store.folder, device: true })
  return { ...store, stateDir, safeStorage, users, open, clockOfShell: time }
}

test('the device key is off until its owner wants it, opens after a lock, and is taken back', async () => {
  const { client, folder, users, open } = await openDesktop()
  expect(await client.key.status()).toMatchObject({ keychain: 'ready', deviceHere: false })
  expect(await users()).toMatchObject([{ device: false }])
  await client.key.addDeviceKey({ passphrase })
  expect(await client.key.status()).toMatchObject({
    deviceHere: true,
    waysIn: [{ type: 'passphrase' }, { type: 'recovery' }, { type: 'device' }],
  })
  await client.store.lock()
  expect(await users()).toMatchObject([{ device: true }])
  expect(await open()).toMatchObject({ openedWith: 'device', user: { label: 'Ana DPO' } })
  await client.key.removeDeviceKey({ passphrase })
  await client.store.lock()
  expect(await users()).toMatchObject([{ device: false }])
  await expect(open()).rejects.toMatchObject({ code: 'device-key-unusable' })
  const opened = await client.store.unlock({ path: folder, passphrase })
  expect(opened).toMatchObject({ openedWith: 'passphrase' })
})

test('what the engine keeps is what the system sealed, and neither opens without the other', async () => {
  const { client, folder, stateDir, safeStorage, open, users } = await openDesktop()
  await client.key.addDeviceKey({ passphrase })
  const file = join(stateDir, 'device-keys.json')
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  expect(Object.values(kept.keys)).toHaveLength(1)
  await client.store.lock()
  safeStorage.isReset = true
  await expect(open()).rejects.toMatchObject({ code: 'device-key-unusable' })
  safeStorage.isReset = false
  const [name = ''] = Object.keys(kept.keys)
  const another = Buffer.from(await safeStorage.encryptStringAsync(Buffer.alloc(32, 1).toString('base64')))
  writeFileSync(file, JSON.stringify({ v: 1, keys: { [name]: another.toString('base64') } }))
  await expect(open()).rejects.toMatchObject({ code: 'device-key-unusable' })
  writeFileSync(file, 'no key at all')
  expect(await users()).toMatchObject([{ device: false }])
  // Losing it loses nothing.
  expect(await client.store.unlock({ path: folder, passphrase })).toMatchObject({ openedWith: 'passphrase' })
})

test('each start of the program asks for the passphrase, and so does every seventh day', async () => {
  const { client, folder, stateDir, safeStorage, open, users, clockOfShell } = await openDesktop()
  await client.key.addDeviceKey({ passphrase })
  await client.store.lock()
  clockOfShell.forward({ days: 7 })
  expect(await users()).toMatchObject([{ device: false }])
  await expect(open()).rejects.toMatchObject({ code: 'device-key-unusable' })
  await client.store.unlock({ path: folder, passphrase })
  await client.store.lock()
  await open()

  const keychain = overMessages(systemKeychain({ safeStorage, platform: 'linux', now: () => 0 }))
  await client.store.lock()
  const restarted = await openTestEngine({ stateDir, keychain })
  const opensAgain = () => restarted.client.store.unlock({ path: folder, device: true })
  await expect(opensAgain()).rejects.toMatchObject({ code: 'device-key-unusable' })
  await restarted.client.store.unlock({ path: folder, passphrase })
  await restarted.client.store.lock()
  expect(await opensAgain()).toMatchObject({ openedWith: 'device' })
})

test('a device key confirms nothing: what asks for the passphrase still does', async () => {
  const { client, open } = await openDesktop()
  await client.key.addDeviceKey({ passphrase })
  await client.store.lock()
  await open()
  await expect(client.key.rotate({ passphrase: 'not the passphrase 1' })).rejects.toMatchObject({
    code: 'wrong-passphrase',
  })
})

test.each([
  ['basic_text', 'plainText'],
  ['unknown', 'none'],
] as const)('with the backend %s it is refused, and nothing changes', async (backend, context) => {
  const { client, stateDir } = await openDesktop(backend)
  expect(await client.key.status()).toMatchObject({ keychain: context })
  await expect(client.key.addDeviceKey({ passphrase })).rejects.toMatchObject({
    code: 'keychain-unavailable',
    data: { params: { context } },
  })
  expect(existsSync(join(stateDir, 'device-keys.json'))).toBe(false)
  expect(await client.key.status()).toMatchObject({
    deviceHere: false,
    waysIn: [{ type: 'passphrase' }, { type: 'recovery' }],
  })
})

test('the browser and the command line have none, and can take one back', async () => {
  const desktop = await openDesktop()
  await desktop.client.key.addDeviceKey({ passphrase })
  const { client, folder } = await desktop.reopenWith({})
  expect(await client.key.status()).toMatchObject({ keychain: 'desktopOnly', deviceHere: false })
  await expect(client.key.addDeviceKey({ passphrase })).rejects.toMatchObject({
    code: 'keychain-unavailable',
    data: { params: { context: 'desktopOnly' } },
  })
  await client.key.removeDeviceKey({ passphrase })
  expect(await client.key.status()).toMatchObject({ waysIn: [{ type: 'passphrase' }, { type: 'recovery' }] })
  await client.store.lock()
  await expect(client.store.unlock({ path: folder, device: true })).rejects.toMatchObject({
    code: 'device-key-unusable',
  })
})

test('each person has a device key of their own, and whoever is removed has none', async () => {
  const store = await openDesktop()
  const { client, folder } = store
  const { id, temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await client.key.addDeviceKey({ passphrase })
  await reopenAs(store, 'Bo', temporaryPassphrase)
  await client.key.addDeviceKey({ passphrase: ownPassphrase })
  await client.store.lock()
  const open = (user: string) => client.store.unlock({ path: folder, user, device: true })
  expect(await open('Bo')).toMatchObject({ user: { id } })
  await client.store.lock()
  await open('Ana DPO')
  await client.user.remove({ id, passphrase })
  await client.store.lock()
  await expect(open('Bo')).rejects.toMatchObject({ code: 'user-unclear' })
})
