import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guessesPerMinute } from '../../src/main/loopback/guess-limit.ts'
import { type RawAnswer, rawRequest, sendRaw } from './support/raw-http.ts'
import { codeOf, openToyShell, type ToyShell } from './support/toy-shell.ts'

// The attacks of docs/security.md by number, each as bytes on the wire against the whole shell with its real limits. What
// a hostile page can do in a browser stands in hostile-page.test.ts.

let shell: ToyShell
let token: string
beforeAll(async () => {
  shell = await openToyShell()
  token = await shell.signIn()
})
afterAll(() => shell.close())

const call = '/rpc/echo/text'
const body = '{"json":{"text":"secret"}}'

/** The request that the window would send, with what the attacker changes. */
function send(changes: {
  readonly line?: string
  readonly host?: string
  readonly origin?: string | null
  readonly type?: string
  readonly bearer?: string | null
  readonly more?: readonly string[]
  readonly body?: string
}): Promise<RawAnswer> {
  const own = `127.0.0.1:${shell.port}`
  const { line = `POST ${call} HTTP/1.1`, host = own, origin = `http://${own}`, more = [] } = changes
  const { type = 'application/json', bearer = token, body: sent = body } = changes
  const head = [
    `Host: ${host}`,
    ...(origin === null ? [] : [`Origin: ${origin}`]),
    ...(bearer === null ? [] : [`Authorization: Bearer ${bearer}`]),
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(sent)}`,
    'Connection: close',
    ...more,
  ]
  return sendRaw(shell.port, rawRequest(line, head, sent), { keepOpen: true })
}

test('the request of the window itself is answered, so that what follows proves something', async () => {
  const answer = await send({})
  expect([answer.status, answer.body.includes('secret')]).toEqual([200, true])
})

test('A1: DNS rebinding: a name of the attacker that leads here opens nothing, even with the token', async () => {
  for (const host of [
    `rebind.test:${shell.port}`,
    `127.0.0.1.nip.io:${shell.port}`,
    `localhost:${shell.port}`,
  ]) {
    const answer = await send({ host, origin: `http://${host}` })
    expect([answer.status, answer.body.includes('secret')], host).toEqual([421, false])
  }
})

test('A2: request forgery: what a page of another site can make a browser send changes nothing', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
    expect((await send({ type })).status, type).toBe(415)
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await send({ more: [`Sec-Fetch-Site: ${site}`] })).status, site).toBe(403)
  expect((await send({ bearer: null, more: [`Cookie: token=${token}`] })).status).toBe(401)
  expect((await send({ line: `PUT ${call} HTTP/1.1` })).status).toBe(405)
})

test('A3: foreign origin: no other place, none at all, and none that looks alike may call', async () => {
  const { port } = shell
  for (const origin of [
    null,
    'null',
    'http://evil.example',
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${port + 1}`,
    `http://localhost:${port}`,
  ]) {
    const answer = await send({ origin })
    expect([answer.status, answer.body.includes('secret')], `${origin}`).toEqual([403, false])
  }
})

test('A4: token guessing: after so many wrong ones none is looked at, nor any code', async () => {
  const guessed = await openToyShell()
  const statuses: number[] = []
  for (let guess = 0; guess < guessesPerMinute + 10; guess++) {
    const authorization = `Bearer ${`${guess}`.padStart(43, 'A')}`
    statuses.push((await guessed.post(call, { json: { text: 'a' } }, { authorization })).status)
  }
  expect(statuses.slice(0, guessesPerMinute)).toEqual(Array(guessesPerMinute).fill(401))
  expect(statuses.slice(guessesPerMinute)).toEqual(Array(10).fill(429))
  expect((await guessed.post('/session', { code: codeOf(guessed.address()) })).status).toBe(429)
  await guessed.close()
})

test('A5: path traversal: no spelling leads to a file of the machine', async () => {
  const steps = ['..', '%2e%2e', '..%2f', '..%5c', '..\\', '....//', '%c0%ae%c0%ae', '%252e%252e', '.%00.']
  for (const step of steps)
    for (const target of ['etc/passwd', 'engine.mjs'])
      for (const depth of [1, 4, 9]) {
        const path = `/${`${step}/`.repeat(depth)}${target}`
        const answer = await send({ line: `GET ${path} HTTP/1.1`, bearer: null, body: '' })
        expect([0, 400, 404], path).toContain(answer.status)
        expect(answer.body, path).not.toMatch(/root:|runToyEngine/)
      }
})

test('A6: oversized body: beyond 8 MiB it is refused, whether its length is told or not', async () => {
  const limit = 8 * 1024 * 1024
  const head = [
    `Host: 127.0.0.1:${shell.port}`,
    `Origin: ${shell.origin}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
  ]
  const told = rawRequest(`POST ${call} HTTP/1.1`, [...head, `Content-Length: ${limit + 1}`])
  expect((await sendRaw(shell.port, told, { keepOpen: true })).status).toBe(413)
  const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const untold = rawRequest(
    `POST ${call} HTTP/1.1`,
    [...head, 'Transfer-Encoding: chunked'],
    piece.repeat(limit / 0x10000 + 1),
  )
  expect((await sendRaw(shell.port, untold, { keepOpen: true })).status).toBe(413)
  expect((await send({})).status).toBe(200)
})

// Both wait for what the real limits allow, at the same time and in a shell of their own.
describe.concurrent('slow attackers', () => {
  test('A7: slow body: whoever never finishes is cut off, and gave nothing to an operation', async () => {
    const slow = await openToyShell()
    const bearer = await slow.signIn()
    const sockets = hold(
      slow.port,
      30,
      rawRequest(
        `POST ${call} HTTP/1.1`,
        [
          `Host: 127.0.0.1:${slow.port}`,
          `Origin: ${slow.origin}`,
          `Authorization: Bearer ${bearer}`,
          'Content-Type: application/json',
          'Content-Length: 100',
        ],
        '{"json":',
      ),
    )
    // The window is answered meanwhile.
    expect(
      (await slow.post(call, { json: { text: 'a' } }, { authorization: `Bearer ${bearer}` })).status,
    ).toBe(200)
    for (const answer of await Promise.all(sockets)) expect(answer).toMatch(/^$|^HTTP\/1\.1 408/)
    await slow.close()
  }, 60_000)

  test('A8: slow headers: a pool of connections that drip is emptied, and the window comes in again', async () => {
    const slow = await openToyShell()
    const authorization = `Bearer ${await slow.signIn()}`
    const sockets = hold(
      slow.port,
      40,
      `POST ${call} HTTP/1.1\r\nHost: 127.0.0.1:${slow.port}\r\n`,
      'X-Drip: 1\r\n',
    )
    for (const answer of await Promise.all(sockets)) expect(answer).toMatch(/^$|^HTTP\/1\.1 408/)
    expect((await slow.post(call, { json: { text: 'a' } }, { authorization })).status).toBe(200)
    await slow.close()
  }, 60_000)
})

/** Opens so many connections with the beginning of a request, drips more, and waits until the server closes each. */
function hold(port: number, count: number, beginning: string, drip = ''): Promise<string>[] {
  return Array.from({ length: count }, () => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(beginning))
    const dripping = setInterval(() => drip !== '' && socket.writable && socket.write(drip), 500)
    return new Promise<string>((resolve) => {
      let answer = ''
      socket.setEncoding('latin1')
      socket.on('data', (chunk) => {
        answer += chunk
      })
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(dripping)
        resolve(answer)
      })
    })
  })
}
