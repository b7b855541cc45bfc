import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import * as tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openConnector } from '#engine/connector/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type ConnectProxy, certificateOf, startConnectProxy } from '../../support/connect-proxy.ts'
import { calm, catalogue, testNetwork } from './support.ts'

const authorities = tls.getCACertificates('default')
beforeAll(() =>
  tls.setDefaultCACertificates([
    ...authorities,
    certificateOf('crm.example.com'),
    certificateOf('proxy.example.com'),
  ]),
)
afterAll(() => tls.setDefaultCACertificates(authorities))

const token = 'pat-eu1-secret'
const empty = '{"results":[]}'

/** A system over TLS with the certificate of crm.example.com. */
async function startSystem(listener: RequestListener = (_request, response) => response.end(empty)) {
  const pem = certificateOf('crm.example.com')
  const server = createTlsServer({ key: pem, cert: pem }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function startProxy(options: Parameters<typeof startConnectProxy>[0]): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(options)
  onTestFinished(() => proxy.close())
  return proxy
}

interface Opening {
  readonly baseUrl?: string
  readonly allowPrivate?: boolean
  readonly address?: string
  readonly user?: string
  readonly password?: string
}

/** A self-hosted system that is asked by a proxy; only the proxy knows its name. */
async function open({ port }: Pick<ConnectProxy, 'port'>, opening: Opening = {}, changes = {}) {
  const { baseUrl = 'https://crm.example.com', allowPrivate = false } = opening
  const { address = `http://127.0.0.1:${port}`, user = '', password = '' } = opening
  const definition = catalogue.get('hubspot')
  if (definition === undefined) throw new Error('there is no HubSpot connector')
  const looked: string[] = []
  const network = testNetwork({
    proxy: { address, user, password },
    lookup: async (host) => {
      looked.push(host)
      return host === 'proxy.example.com' ? ['127.0.0.1'] : []
    },
    ...changes,
  })
  const connector = await openConnector(
    { ...definition, hosts: [] },
    { baseUrl, allowPrivate },
    { token },
    network,
  )
  onTestFinished(() => connector.close())
  return { connector, network, looked }
}

describe('calls by a proxy', () => {
  test('go through a tunnel in which the proxy reads nothing, and stand in the log with it', async () => {
    const system = await startSystem()
    const proxy = await startProxy({ hosts: { 'crm.example.com:443': system } })
    const { connector, network, looked } = await open(proxy)
    await connector.test(calm)
    expect(proxy.asked).toEqual(['crm.example.com:443'])
    expect(proxy.seen()).not.toBe('')
    expect(proxy.seen()).not.toContain(token)
    expect(looked).toEqual([])
    expect(network.calls.map(({ method, host, path, status }) => [method, host, path, status])).toEqual([
      ['CONNECT', `127.0.0.1:${proxy.port}`, 'crm.example.com:443', 200],
      ['GET', 'crm.example.com', expect.stringContaining('/'), 200],
    ])
  })

  test('verify the certificate of the host against its own name, wherever the proxy leads', async () => {
    const system = await startSystem()
    const proxy = await startProxy({ hosts: { 'other.example.com:443': system } })
    const { connector } = await open(proxy, { baseUrl: 'https://other.example.com' })
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-unreachable',
      params: { host: 'other.example.com', reason: 'certificate' },
    })
    expect(proxy.seen()).not.toContain(token)
  })

  test('also sign in to a proxy over TLS, whose own name is verified', async () => {
    const system = await startSystem()
    const hosts = { 'crm.example.com:443': system }
    const pem = certificateOf('proxy.example.com')
    const proxy = await startProxy({ hosts, pem, credentials: 'ana:open sesame' })
    const signIn = { user: 'ana', password: 'open sesame' }
    const { connector, looked } = await open(proxy, {
      ...signIn,
      address: `https://proxy.example.com:${proxy.port}`,
    })
    await connector.test(calm)
    expect(looked).toEqual(['proxy.example.com'])
    const misnamed = await open(
      proxy,
      { ...signIn, address: `https://localhost:${proxy.port}` },
      {
        lookup: async () => ['127.0.0.1'],
      },
    )
    await expect(misnamed.connector.test(calm)).rejects.toMatchObject({
      params: { reason: 'proxy-certificate' },
    })
  })

  test.each([
    ['wants another sign-in', { credentials: 'ana:right', hosts: {} }, 'proxy-sign-in', 407],
    ['opens no tunnel to the host', { hosts: {} }, 'proxy-refused', 502],
  ])('say that the proxy %s', async (_, options, reason, status) => {
    const proxy = await startProxy(options)
    const { connector, network } = await open(proxy, { user: 'ana', password: 'wrong' })
    const host = `127.0.0.1:${proxy.port}`
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-unreachable',
      params: { host, reason },
    })
    expect(network.calls).toMatchObject([
      { method: 'CONNECT', host, status, outcome: 'failed', reason },
      { method: 'GET', status: null, outcome: 'failed', reason },
    ])
  })

  test('say that the proxy does not answer, or that nobody knows its name', async () => {
    const gone = await startProxy({ hosts: {} })
    gone.close()
    const { connector } = await open(gone)
    await expect(connector.test(calm)).rejects.toMatchObject({ params: { reason: 'proxy' } })
    await expect(open(gone, { address: 'http://nowhere.example.com:3128' })).rejects.toMatchObject({
      params: { host: 'nowhere.example.com:3128', reason: 'proxy' },
    })
  })

  test('never go by it to the own network: refused, or direct where the connection may', async () => {
    const proxy = await startProxy({ hosts: {} })
    for (const host of ['10.1.2.3', '[::1]', 'intranet', 'crm.internal', 'crm.local', '0x7f.1'])
      await expect(open(proxy, { baseUrl: `https://${host}` }), host).rejects.toMatchObject({
        code: 'address-refused',
        params: { reason: 'private' },
      })
    const inside = createServer((_request, response) => response.end(empty))
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void inside.close())
    const { port } = inside.address() as AddressInfo
    const { connector } = await open(proxy, { baseUrl: `http://127.0.0.1:${port}`, allowPrivate: true })
    await connector.test(calm)
    expect(proxy.asked).toEqual([])
  })

  test('follow no redirect to another host', async () => {
    const system = await startSystem((_request, response) =>
      response.writeHead(302, { location: 'https://other.example.com/' }).end(),
    )
    const hosts = { 'crm.example.com:443': system, 'other.example.com:443': system }
    const proxy = await startProxy({ hosts })
    const { connector } = await open(proxy)
    await expect(connector.test(calm)).rejects.toMatchObject({ params: { reason: 'redirect' } })
    expect(proxy.asked).toEqual(['crm.example.com:443'])
  })

  test('do not reach the proxy while nothing may leave', async () => {
    const proxy = await startProxy({ hosts: {} })
    const refusing = { begin: async () => Promise.reject(new Fault('offline')) }
    const { connector } = await open(proxy, {}, { log: refusing })
    await expect(connector.test(calm)).rejects.toMatchObject({ code: 'offline' })
    const byName = open(proxy, { address: 'http://proxy.example.com' }, { log: refusing })
    await expect(byName).rejects.toMatchObject({ code: 'offline' })
    expect(proxy.asked).toEqual([])
  })
})
