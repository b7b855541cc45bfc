import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startConnectProxy } from '../../support/connect-proxy.ts'
import { passphrase } from '../../support/credentials.ts'
import { connected, ended } from '../connection/support.ts'

const none = { address: null, user: '', hasPassword: false }

test('a store has no proxy until a dpo sets one, and it outlives a lock', async () => {
  const { store, client } = await connected()
  expect(await client.network.proxy({})).toEqual(none)
  const set = await client.network.setProxy({
    address: 'http://proxy.example.com:3128/',
    user: 'ana',
    password: 'open',
  })
  expect(set).toEqual({ address: 'http://proxy.example.com:3128', user: 'ana', hasPassword: true })
  const { client: again } = await store.reopen()
  expect(await again.network.proxy({})).toEqual(set)
  expect(await again.network.setProxy({ address: null })).toEqual(none)
})

test('its password goes with the address and the user that it was given for, and stands nowhere to be read', async () => {
  const { client } = await connected()
  const first = { address: 'http://proxy.example.com:3128', user: 'ana' }
  await client.network.setProxy({ ...first, password: 'open sesame' })
  expect(await client.network.setProxy(first)).toMatchObject({ hasPassword: true })
  const elsewhere = { ...first, address: 'http://evil.example.com:3128' }
  expect(await client.network.setProxy(elsewhere)).toMatchObject({ hasPassword: false })
  expect(await client.network.setProxy(first)).toMatchObject({ hasPassword: false })
  const { items } = await client.audit.list({ filter: { action: ['network.setProxy'] } })
  expect(items).toHaveLength(4)
  expect(JSON.stringify(items)).not.toContain('open sesame')
  expect(items.at(-1)?.change?.note).toMatchObject({ after: first, hasNewPassword: true })
})

test.each([
  'proxy.example.com:3128',
  'socks5://proxy.example.com',
  'http://ana:secret@proxy.example.com',
  'http://proxy.example.com/path',
  'http://proxy.example.com:3128?x',
  'http://proxy.example.com:99999',
  'http://',
])('%s is no address of a proxy', async (address) => {
  const { client } = await connected()
  await expect(client.network.setProxy({ address })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('connections leave by it, signed in, and the log of the store says so; offline not even the proxy is asked', async () => {
  const { client, connection, twin } = await connected({ before: async () => 'http://crm.example.com' })
  const proxy = await startConnectProxy({
    hosts: { 'crm.example.com:80': new URL(twin.url).host },
    credentials: 'ana:open sesame',
  })
  onTestFinished(() => proxy.close())
  const address = `http://127.0.0.1:${proxy.port}`
  await client.network.setProxy({ address, user: 'ana', password: 'open sesame' })
  expect((await ended(client, client.connection.test({ id: connection.id }))).state).toBe('done')
  expect(twin.calls).toHaveLength(1)
  const { items } = await client.network.list({})
  const lines = items.map(({ method, host, path }) => `${method} ${host} ${method === 'CONNECT' ? path : ''}`)
  expect(lines.sort()).toEqual([`CONNECT 127.0.0.1:${proxy.port} crm.example.com:80`, 'GET crm.example.com '])

  await client.network.setProxy({ address, user: 'ana', password: 'wrong' })
  const refused = await ended(client, client.connection.test({ id: connection.id }))
  expect(refused).toMatchObject({
    state: 'failed',
    fault: { code: 'connector-unreachable', params: { reason: 'proxy-sign-in' } },
  })
  const asked = proxy.asked.length
  await client.network.setOffline({ offline: true })
  const offline = await ended(client, client.connection.test({ id: connection.id }))
  expect(offline).toMatchObject({ state: 'failed', fault: { code: 'offline' } })
  expect(proxy.asked).toHaveLength(asked)
})

test('a rotation gives its password the new key', async () => {
  const { store, client, connection, twin } = await connected({
    before: async () => 'http://crm.example.com',
  })
  const hosts = { 'crm.example.com:80': new URL(twin.url).host }
  const proxy = await startConnectProxy({ hosts, credentials: 'ana:open sesame' })
  onTestFinished(() => proxy.close())
  await client.network.setProxy({
    address: `http://127.0.0.1:${proxy.port}`,
    user: 'ana',
    password: 'open sesame',
  })
  await ended(client, client.key.rotate({ passphrase }))
  expect((await ended(client, client.connection.test({ id: connection.id }))).state).toBe('done')
  expect(readFileSync(join(store.folder, 'store.db')).includes('open sesame')).toBe(false)
})
