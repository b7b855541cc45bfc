import { connect, createServer, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callsOf } from '../../src/main/loopback/call.ts'
import { openGuessLimit } from '../../src/main/loopback/guess-limit.ts'
import { watchPresence } from '../../src/main/loopback/presence.ts'
import { type LoopbackLimits, openLoopbackServer } from '../../src/main/loopback/server.ts'
import { rawRequest, sendRaw } from './support/raw-http.ts'
import { toyRouter } from './support/toy-engine.ts'

const token = 'T'.repeat(43)
let listener: Server
let port: number
let close: () => void

/** The server of the engine process, behind a listener in this process, with limits that a test can reach. */
async function open(limits: Partial<LoopbackLimits>): Promise<void> {
  listener = createServer({ pauseOnConnect: true }, (socket) => server.accept(socket))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  const server = openLoopbackServer({
    port,
    token,
    files: new Map([['/index.html', { body: Buffer.from('toy'), type: 'text/html' }]]),
    call: callsOf(toyRouter(() => {})),
    exchange: async () => null,
    presence: watchPresence(60_000, () => {}),
    guesses: openGuessLimit(() => 0),
    report: () => {},
    limits,
  })
  close = () => {
    server.close()
    listener.close()
  }
}
beforeEach(() => {
  close = () => {}
})
afterEach(() => close())

const head = (...more: readonly string[]) => [
  `Host: 127.0.0.1:${port}`,
  `Origin: http://127.0.0.1:${port}`,
  `Authorization: Bearer ${token}`,
  'Content-Type: application/json',
  ...more,
]

describe('how much is taken', () => {
  test('L10: a body that says it is too large is refused before it is read', async () => {
    await open({ bodyBytes: 1_000 })
    const answer = await sendRaw(
      port,
      rawRequest('POST /rpc/echo/text HTTP/1.1', head('Content-Length: 1001')),
      {
        keepOpen: true,
      },
    )
    expect(answer.status).toBe(413)
  })

  test('L10: a body that grows too large on the way is refused', async () => {
    await open({ bodyBytes: 1_000 })
    const chunk = `190\r\n${'x'.repeat(400)}\r\n`
    const answer = await sendRaw(
      port,
      rawRequest('POST /rpc/echo/text HTTP/1.1', head('Transfer-Encoding: chunked'), chunk.repeat(5)),
      { keepOpen: true },
    )
    expect(answer.status).toBe(413)
  })

  test('L10: a body at the limit passes', async () => {
    await open({ bodyBytes: 1_000 })
    const body = JSON.stringify({ json: { text: 'x'.repeat(970) } }).padEnd(1_000)
    const answer = await sendRaw(
      port,
      rawRequest('POST /rpc/echo/text HTTP/1.1', head('Content-Length: 1000', 'Connection: close'), body),
      { keepOpen: true },
    )
    expect(answer.status).toBe(200)
  })

  test('L10: a header that is too large closes the connection', async () => {
    await open({ headerBytes: 1_000 })
    const answer = await sendRaw(port, rawRequest('GET / HTTP/1.1', head(`X-Long: ${'x'.repeat(1_000)}`)))
    expect(answer.status).toBe(0)
  })

  test('L10: one connection more than the limit is closed, and the others are answered', async () => {
    await open({ connections: 3 })
    const sockets = [1, 2, 3].map(() => connect(port, '127.0.0.1'))
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    const fourth = connect(port, '127.0.0.1')
    await new Promise((resolve) => fourth.once('close', resolve))
    const [first] = sockets
    const answered = new Promise<string>((resolve) => first?.once('data', (chunk) => resolve(String(chunk))))
    first?.write(rawRequest('GET / HTTP/1.1', head()))
    expect(await answered).toMatch(/^HTTP\/1\.1 200/)
    for (const socket of sockets) socket.destroy()
  })
})

describe('how long is waited', () => {
  test('L10: a header that never ends closes the connection', async () => {
    await open({ headerTime: 200, requestTime: 400 })
    const answer = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ', { keepOpen: true })
    expect([0, 408]).toContain(answer.status)
  })

  test('L10: a body that never comes closes the connection', async () => {
    await open({ headerTime: 200, requestTime: 400 })
    const answer = await sendRaw(
      port,
      rawRequest('POST /rpc/echo/text HTTP/1.1', head('Content-Length: 100'), '{"json":'),
      { keepOpen: true },
    )
    expect([0, 408]).toContain(answer.status)
  })
})
