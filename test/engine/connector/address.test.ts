import { describe, expect, test } from 'vitest'
import { isPublicAddress, openConnector } from '#engine/connector/index.ts'
import { calm, catalogue, testNetwork } from './support.ts'

const definition = catalogue.get('hubspot')
if (definition === undefined) throw new Error('there is no HubSpot connector')

const opened = (baseUrl: string, { allowPrivate = false, addresses = ['93.184.215.14'] } = {}) =>
  openConnector(
    definition,
    { baseUrl, allowPrivate },
    { token: 'x' },
    testNetwork({ lookup: async () => addresses }),
  )

describe('where a connection may call', () => {
  test.each([
    ['http://api.hubapi.com', 'scheme'],
    ['https://user:word@api.hubapi.com', 'credentials'],
    ['https://api.hubapi.com.evil.example', 'host'],
    ['https://evil.example/api.hubapi.com', 'host'],
    ['https://127.0.0.1', 'host'],
    ['not an address', 'host'],
  ])('%s is refused', async (baseUrl, reason) => {
    await expect(opened(baseUrl)).rejects.toMatchObject({ code: 'address-refused', params: { reason } })
  })

  test('a host of the connector whose name leads into the private network is refused', async () => {
    const lying = opened('https://api.hubapi.com', { addresses: ['93.184.215.14', '10.0.0.7'] })
    await expect(lying).rejects.toMatchObject({
      code: 'address-refused',
      params: { host: 'api.hubapi.com', reason: 'private' },
    })
  })

  test('an unknown host is unreachable', async () => {
    const nowhere = openConnector(
      definition,
      { baseUrl: '', allowPrivate: false },
      { token: 'x' },
      testNetwork({
        lookup: async () => {
          throw new Error('ENOTFOUND')
        },
      }),
    )
    await expect(nowhere).rejects.toMatchObject({ code: 'connector-unreachable', params: { reason: 'name' } })
  })

  test('a connection goes to the address that was checked, whatever the resolver says later', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.7']]
    const network = testNetwork({ lookup: async () => answers.shift() ?? [] })
    const connector = await openConnector(
      definition,
      { baseUrl: 'http://crm.example:64999', allowPrivate: true },
      { token: 'x' },
      network,
    )
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-unreachable',
      params: { reason: 'closed' },
    })
    expect(answers).toHaveLength(1)
    await connector.close()
  })

  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['192.0.2.1', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001:db8::1', false],
    ['2001::1', false],
    ['host', false],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })
})
