import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { calm, openHubSpot, testNetwork } from './support.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server that answers as `listener` says, and the connector that asks it. */
async function answering(listener: RequestListener, network = testNetwork()) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { connector: await openHubSpot(url, network), network, url }
}

const json = { 'content-type': 'application/json' }

describe('answers from outside', () => {
  test.each([
    ['HTML with status 200', '<html>Sign in</html>', 'not-json'],
    ['a text that ends in the middle', '{"results":[{"id":"1"', 'not-json'],
    ['nesting without end', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'too-deep'],
    ['no list of rows', '{"results":{"0":{}}}', 'no-rows'],
  ])('%s is malformed', async (_, text, reason) => {
    const { connector } = await answering((_request, response) => response.writeHead(200, json).end(text))
    await expect(connector.customTypes(calm)).rejects.toMatchObject({
      code: 'connector-answer-malformed',
      params: { reason },
    })
  })

  test('bytes that are no text are malformed', async () => {
    const { connector } = await answering((_request, response) =>
      response.writeHead(200, json).end(Buffer.from([0xff, 0xfe, 0x00])),
    )
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-answer-malformed',
      params: { reason: 'not-text' },
    })
  })

  test('a compressed answer that grows without measure is cut off', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, ' '))
    const { connector, network } = await answering((_request, response) =>
      response
        .writeHead(200, { ...json, 'content-encoding': 'gzip', 'content-length': bomb.length })
        .end(bomb),
    )
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-answer-malformed',
      params: { reason: 'too-large' },
    })
    expect(network.calls).toHaveLength(1)
  })

  test('an answer larger than the limit is cut off', async () => {
    const network = testNetwork({ limits: { bytes: 1_000 } })
    const { connector } = await answering(
      (_request, response) => response.writeHead(200, json).end(`"${'x'.repeat(2_000)}"`),
      network,
    )
    await expect(connector.test(calm)).rejects.toMatchObject({ params: { reason: 'too-large' } })
  })

  test('an answer that never comes is given up and tried again', async () => {
    const network = testNetwork({ limits: { whole: 50 } })
    const { connector } = await answering(() => undefined, network)
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-unreachable',
      params: { reason: 'time' },
    })
    expect(network.calls.map(({ status }) => status)).toEqual([null, null, null, null, null, null])
  })

  test('a compressed answer of unknown length is cut off at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, ' '))
    const { connector, network } = await answering((_request, response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    )
    await expect(connector.test(calm)).rejects.toMatchObject({ params: { reason: 'too-large' } })
    expect(network.calls[0]).toMatchObject({ outcome: 'failed', reason: 'too-large', status: 200 })
    expect(network.calls[0]?.bytes).toBeLessThan(34 * 1024 * 1024)
  })

  test('an answer that drips for ever is given up', async () => {
    const network = testNetwork({ limits: { whole: 200 } })
    const { connector } = await answering((_request, response) => {
      response.writeHead(200, json)
      const drip = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(drip))
    }, network)
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-unreachable',
      params: { reason: 'time' },
    })
    expect(network.calls[0]).toMatchObject({ status: 200, outcome: 'failed', reason: 'time' })
  })

  test('of a name that stands twice in an answer the last counts, everywhere', async () => {
    const { connector } = await answering((_request, response) =>
      response
        .writeHead(200, json)
        .end(
          '{"results":[],"results":[{"id":"1","id":"2","properties":{"email":"a@x.test","email":"b@x.test"}}]}',
        ),
    )
    const page = await connector.people({ kind: 'all' }, null, ['email'], calm)
    expect(page.rows).toMatchObject([{ externalId: '2', email: 'b@x.test' }])
  })

  test('a name that would reach into the prototype of objects changes nothing', async () => {
    const { connector } = await answering((_request, response) =>
      response
        .writeHead(200, json)
        .end(
          '{"results":[{"id":"1","properties":{"__proto__":{"admin":true},"email":"a@example.org"}},{"id":"2","properties":{"email":"b@example.org","constructor":"x"}}]}',
        ),
    )
    const page = await connector.people({ kind: 'all' }, null, ['email'], calm)
    expect(page.rows.map(({ email }) => email)).toEqual(['a@example.org', 'b@example.org'])
    expect(Object.keys(page.rows[0]?.values ?? {})).toEqual(['email'])
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test('broken surrogates and control characters are replaced', async () => {
    const { connector } = await answering((_request, response) =>
      response
        .writeHead(200, json)
        .end('{"results":[{"id":"1","properties":{"firstname":"A\\ud800\\u0000na"}}]}'),
    )
    const page = await connector.people({ kind: 'all' }, null, ['firstname'], calm)
    expect(page.rows[0]?.name).toBe('A\uFFFD\uFFFDna')
  })
})

describe('redirects', () => {
  test('a redirect within the host is followed', async () => {
    const { connector } = await answering((request, response) => {
      if (request.url?.startsWith('/moved')) response.writeHead(200, json).end('{}')
      else response.writeHead(307, { location: '/moved' }).end()
    })
    await expect(connector.test(calm)).resolves.toBeUndefined()
  })

  test('a redirect to another host is refused and the token does not leave', async () => {
    const seen: unknown[] = []
    const other = await answering((request, response) => {
      seen.push(request.headers.authorization)
      response.end()
    })
    const { connector } = await answering((_request, response) =>
      response.writeHead(302, { location: other.url }).end(),
    )
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'address-refused',
      params: { reason: 'redirect' },
    })
    expect(seen).toEqual([])
  })

  test.each([
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest/meta-data',
    '//evil.example/',
    'file:///etc/passwd',
  ])('a redirect to %s is refused and noted, and goes nowhere', async (location) => {
    const { connector, network } = await answering((_request, response) =>
      response.writeHead(302, { location }).end(),
    )
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'address-refused',
      params: { reason: 'redirect' },
    })
    expect(network.calls.map(({ outcome }) => outcome)).toEqual(['answered', 'refused'])
    expect(network.calls[1]).toMatchObject({ status: null, bytes: 0, reason: 'redirect', path: '' })
  })

  test('a redirect in a circle is refused', async () => {
    const { connector, network } = await answering((_request, response) =>
      response.writeHead(302, { location: '/' }).end(),
    )
    await expect(connector.test(calm)).rejects.toMatchObject({ code: 'address-refused' })
    expect(network.calls.map(({ outcome }) => outcome)).toEqual([...Array(4).fill('answered'), 'refused'])
  })
})

describe('the network log', () => {
  test('a call is recorded with its place and size, and without values, token or body', async () => {
    const { connector, network } = await answering((_request, response) =>
      response.writeHead(200, json).end('{"results":[]}'),
    )
    await connector.people({ kind: 'changed', sinceMilliseconds: 1_700_000_000_000 }, null, ['email'], calm)
    const [call] = network.calls
    expect(call).toMatchObject({
      connector: 'hubspot',
      method: 'POST',
      path: '/crm/v3/objects/contacts/search',
      status: 200,
      bytes: 14,
    })
    expect(JSON.stringify(call)).not.toMatch(/twin-token|1700000000000|email/)
  })

  test('parts of a path that the connector does not name may name a person and are masked', async () => {
    const { connector, network } = await answering((request, response) => {
      if (request.url?.startsWith('/crm/v3/objects/contacts/'))
        response.writeHead(200, json).end('{"results":[]}')
      else response.writeHead(307, { location: '/crm/v3/objects/contacts/ana@example.org/4711?x=ana' }).end()
    })
    await connector.test(calm)
    expect(network.calls.map(({ path }) => path)).toEqual([
      '/crm/v3/objects/contacts',
      '/crm/v3/objects/contacts/*/*',
    ])
  })

  test('no fault shows the token', async () => {
    const { connector } = await answering((_request, response) => response.writeHead(401).end())
    const fault = await connector.test(calm).catch((error: unknown) => error)
    expect(JSON.stringify(fault) + String(fault)).not.toContain('twin-token')
  })
})
