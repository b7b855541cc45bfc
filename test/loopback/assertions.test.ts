import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guessesPerMinute, openGuessLimit } from '../../src/main/loopback/guess-limit.ts'
import { rawRequest, sendRaw } from './support/raw-http.ts'
import { codeOf, openToyShell, type ToyShell } from './support/toy-shell.ts'

// The loopback shell's promises, each under its number in docs/security.md. Those with a browser stand in
// hostile-page.test.ts (L3, L4, L7), hosts and origins in guard.test.ts (L2, L4), limits in limits.test.ts (L10), the lock
// in shell.test.ts (L12); attacks on the whole shell in attacks.test.ts.

test('every promise of docs/security.md has a test under its number', () => {
  const promised = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8').matchAll(
    /^\| (L\d+) \|/gm,
  )
  const numbers = [...promised].map(([, number = '']) => number)
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('')
  expect(numbers).toHaveLength(15)
  expect(numbers.filter((number) => !tests.includes(`test('${number}: `))).toEqual([])
})

let shell: ToyShell
let token: string
beforeAll(async () => {
  shell = await openToyShell()
  token = await shell.signIn()
})
afterAll(() => shell.close())

const authorised = () => ({ authorization: `Bearer ${token}` })
const echo = async (headers: Record<string, string>) =>
  shell.post('/rpc/echo/text', { json: { text: 'a' } }, headers)

test('L1: it listens on 127.0.0.1 alone', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
    .map(({ address }) => address)
  for (const address of ['127.0.0.2', '::1', ...others])
    expect(await connects(address, shell.port), address).toBe(false)
  expect(await connects('127.0.0.1', shell.port)).toBe(true)
})

test('L2: two Hosts, an absolute target and a foreign Host are refused before anything is routed', async () => {
  const own = `Host: 127.0.0.1:${shell.port}`
  const lines = [
    [['GET / HTTP/1.1', [own, own]], [421]],
    [['GET http://evil.example/ HTTP/1.1', [own]], [400]],
    [[`GET http://127.0.0.1:${shell.port}/ HTTP/1.1`, ['Host: evil.example']], [421]],
    [['GET //evil.example/ HTTP/1.1', [own]], [400]],
    [['CONNECT evil.example:443 HTTP/1.1', [own]], [0]],
  ] as const
  for (const [[line, head], expected] of lines) {
    const request = rawRequest(line, [...head, 'Connection: close'])
    expect(expected, line).toContain((await sendRaw(shell.port, request, { keepOpen: true })).status)
  }
})

test('L5: a cookie opens nothing', async () => {
  expect((await echo({ cookie: `session=${token}; token=${token}` })).status).toBe(401)
  expect((await echo(authorised())).status).toBe(200)
})

test('L5: guessing is slowed down, and the window with the session is not', async () => {
  const guessed = await openToyShell()
  const session = await guessed.signIn()
  const guess = (bearer: string) =>
    guessed.post('/rpc/echo/text', { json: { text: 'a' } }, { authorization: `Bearer ${bearer}` })
  const statuses: number[] = []
  for (let attempt = 0; attempt < guessesPerMinute + 20; attempt++)
    statuses.push((await guess(`${attempt}`.padStart(43, 'x'))).status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(guessesPerMinute)
  expect(statuses.at(-1)).toBe(429)
  const right = codeOf(guessed.address())
  expect((await guessed.post('/session', { code: right })).status).toBe(429)
  expect((await guess(session)).status).toBe(200)
  await guessed.close()
})

test('L5: a minute after the last guesses they are looked at again', () => {
  let now = 0
  const limit = openGuessLimit(() => now)
  for (let attempt = 0; attempt < guessesPerMinute; attempt++) limit.wrong()
  expect(limit.isReached()).toBe(true)
  now = 60_000
  expect(limit.isReached()).toBe(false)
})

test('L6: a code works once, and neither it nor the token stands in arguments or environment', async () => {
  const code = codeOf(shell.address())
  expect((await shell.post('/session', { code })).status).toBe(200)
  expect((await shell.post('/session', { code })).status).toBe(401)
  const { json } = Object(await (await echo(authorised())).json())
  for (const pid of [process.pid, Number(json.pid)]) {
    for (const file of ['cmdline', 'environ']) {
      const text = readFileSync(`/proc/${pid}/${file}`, 'latin1')
      expect(text).not.toContain(token)
      expect(text).not.toContain(code)
    }
  }
})

test('L8: no answer opens the door to another origin', async () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE'])
    for (const path of ['/', '/session', '/rpc/echo/text', '/nothing.js', '/rpc/store/lock/']) {
      const answer = await fetch(shell.origin + path, { method, headers: { origin: 'http://evil.example' } })
      const names = [...answer.headers.keys()]
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
      if (method === 'OPTIONS') expect(answer.status).toBe(405)
    }
})

test('L9: every answer carries every protection', async () => {
  const answers = await Promise.all([
    fetch(`${shell.origin}/`),
    fetch(`${shell.origin}/nothing.js`),
    fetch(`${shell.origin}/`, { method: 'OPTIONS' }),
    shell.post('/session', { code: 'x' }),
    echo({}),
    echo(authorised()),
    echo({ ...authorised(), 'content-type': 'text/plain' }),
    echo({ ...authorised(), origin: 'http://evil.example' }),
  ])
  for (const { headers, status } of answers) {
    expect(headers.get('content-security-policy'), `${status}`).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('L10: a flood of headers is cut off, and the next request is answered', async () => {
  const flood = Array.from({ length: 3_000 }, (_, number) => `X-${number}: ${'y'.repeat(20)}`)
  const head = [`Host: 127.0.0.1:${shell.port}`, ...flood, 'Connection: close']
  expect((await sendRaw(shell.port, rawRequest('GET / HTTP/1.1', head), { keepOpen: true })).status).toBe(0)
  expect((await fetch(shell.origin)).status).toBe(200)
})

test('L11: no path leads out of the window’s files', async () => {
  const steps = [
    '..',
    '%2e%2e',
    '%2E.',
    '..%2f',
    '..%5c',
    '..\\',
    '....//',
    '%c0%ae%c0%ae',
    '%252e%252e',
    '.%00.',
  ]
  const targets = ['etc/passwd', 'package.json', 'engine.mjs', 'index.html.map']
  const paths = steps.flatMap((step) =>
    targets.flatMap((target) => [1, 2, 4, 6, 9].map((depth) => `/${`${step}/`.repeat(depth)}${target}`)),
  )
  expect(paths).toHaveLength(200)
  for (const path of paths) {
    const request = rawRequest(`GET ${path} HTTP/1.1`, [`Host: 127.0.0.1:${shell.port}`, 'Connection: close'])
    const answer = await sendRaw(shell.port, request, { keepOpen: true })
    expect([0, 400, 404], path).toContain(answer.status)
    expect(answer.body, path).not.toMatch(/root:|runToyEngine|"version"/)
  }
})

test('L13: no answer shows a stack, a path or SQL, whatever is sent', async () => {
  const paths = [
    '/session',
    '/rpc',
    '/rpc/echo/text',
    '/rpc/echo/bug',
    '/rpc/__proto__/constructor',
    '/rpc/%00',
    '/x',
  ]
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '{"json":null}',
    '{"json":{"text":{}}}',
    '{"__proto__":{"a":1}}',
    '\u0000',
    '"'.repeat(5_000),
  ]
  const types = ['application/json', 'multipart/form-data; boundary=x', 'text/plain']
  for (const path of paths)
    for (const body of bodies)
      for (const type of types) {
        const answer = await fetch(shell.origin + path, {
          method: 'POST',
          headers: { ...authorised(), origin: shell.origin, 'content-type': type },
          body,
        })
        const text = await answer.text()
        expect(text, `${path} ${type} ${body.slice(0, 40)}`).not.toMatch(
          /SELECT|\/home|\/tmp|node_modules|\bat .+:\d+:\d+/,
        )
      }
})

test('L14: the window has no service worker, no frame and takes no message from strangers', () => {
  const folder = join(import.meta.dirname, '../../src/renderer')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|html)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  const holding = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)
  expect(sources.length).toBeGreaterThan(200)
  expect(holding(/serviceWorker|<iframe|<webview|<object|<embed/)).toEqual([])
  // The desktop window takes its port, and what its shell asks of it, from its own preload and from nobody else.
  const listening = holding(/addEventListener\('message'/)
  expect(listening.toSorted()).toEqual(['engine/desktop-host.ts', 'engine/port-link.ts'])
  const checking = holding(/event\.source !== window|source === window/)
  expect(checking.toSorted()).toEqual(listening.toSorted())
})

test('L15: what cannot be prevented is documented', () => {
  const security = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8')
  expect(security).toContain('Another process of the same user')
})

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 })
    const end = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}
