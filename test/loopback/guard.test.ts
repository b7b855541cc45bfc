import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawRequest, sendRaw } from './support/raw-http.ts'
import { codeOf, openToyShell, type ToyShell } from './support/toy-shell.ts'

let shell: ToyShell
let token: string
beforeAll(async () => {
  shell = await openToyShell({ page: '<p nonce="__WARDBOOK_NONCE__">toy</p>' })
  token = await shell.signIn()
})
afterAll(() => shell.close())

const get = (host: readonly string[], target = '/') =>
  sendRaw(shell.port, rawRequest(`GET ${target} HTTP/1.1`, [...host, 'Connection: close']), {
    keepOpen: true,
  })

const hostileHosts = (port: number) => [
  [],
  ['Host:'],
  ['Host: 127.0.0.1'],
  [`Host: 127.0.0.1:${port + 1}`],
  [`Host: 127.0.0.1:0${port}`],
  [`Host: 127.0.0.1:${port}.`],
  [`Host: 127.0.0.1.:${port}`],
  [`Host: 127.1:${port}`],
  [`Host: 127.0.1:${port}`],
  [`Host: 2130706433:${port}`],
  [`Host: 0x7f000001:${port}`],
  [`Host: 0177.0.0.1:${port}`],
  [`Host: 0.0.0.0:${port}`],
  [`Host: 127.0.0.2:${port}`],
  [`Host: [::1]:${port}`],
  [`Host: [::ffff:127.0.0.1]:${port}`],
  [`Host: localhost:${port}`],
  ['Host: localhost'],
  [`Host: LOCALHOST:${port}`],
  [`Host: rebind.test:${port}`],
  [`Host: 127.0.0.1.nip.io:${port}`],
  [`Host: evil.example`],
  [`Host: user@127.0.0.1:${port}`],
  [`Host: user:pass@127.0.0.1:${port}`],
  [`Host: 127.0.0.1:${port}@evil.example`],
  [`Host: http://127.0.0.1:${port}`],
  [`Host: 127.0.0.1:${port}/`],
  [`Host: 127.0.0.1:${port}/path`],
  [`Host: 127.0.0.1:${port}?x`],
  [`Host: 127.0.0.1:${port}#x`],
  [`Host: 127.0.0.1:${port}, evil.example`],
  [`Host: evil.example, 127.0.0.1:${port}`],
  [`Host: 127.0.0.1:${port} evil.example`],
  [`Host: 127.0.0.1:${port};`],
  [`Host: "127.0.0.1:${port}"`],
  [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`],
  [`Host: 127.0.0.1:${port}`, 'Host: evil.example'],
  ['Host: evil.example', `Host: 127.0.0.1:${port}`],
  [`X-Forwarded-Host: 127.0.0.1:${port}`],
  ['Host: evil.example', `X-Forwarded-Host: 127.0.0.1:${port}`],
  ['Host: evil.example', `Forwarded: host=127.0.0.1:${port}`],
  [`Host: １２７.0.0.1:${port}`],
]

describe('which Host is answered', () => {
  test('the printed address is', async () => {
    expect((await get([`Host: 127.0.0.1:${shell.port}`])).status).toBe(200)
  })

  test('L2: no other is, however it is written', async () => {
    const hosts = hostileHosts(shell.port)
    expect(hosts.length).toBeGreaterThanOrEqual(40)
    for (const host of hosts) {
      const answer = await get(host)
      expect([0, 400, 421], host.join(' | ')).toContain(answer.status)
      expect(answer.body, host.join(' | ')).not.toContain('toy')
    }
  })

  test('an absolute target does not replace the Host', async () => {
    const own = `http://127.0.0.1:${shell.port}/`
    expect((await get(['Host: evil.example'], own)).status).toBe(421)
    expect((await get([`Host: 127.0.0.1:${shell.port}`], 'http://evil.example/')).status).toBe(400)
  })
})

describe('where a change may come from', () => {
  const call = (headers: Record<string, string>) =>
    shell.post('/rpc/echo/text', { json: { text: 'a' } }, { authorization: `Bearer ${token}`, ...headers })

  test('the page itself', async () => {
    expect((await call({})).status).toBe(200)
    expect((await call({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('L4: no other origin, none at all, and none that only looks alike', async () => {
    const own = shell.origin
    for (const origin of [
      'null',
      'http://evil.example',
      `${own}.evil.example`,
      `${own}/`,
      own.replace('http', 'https'),
      own.replace('127.0.0.1', 'localhost'),
      `http://127.0.0.1:${shell.port + 1}`,
      own.toUpperCase(),
    ]) {
      expect((await call({ origin })).status, origin).toBe(403)
    }
    const withoutOrigin = rawRequest(
      'POST /rpc/echo/text HTTP/1.1',
      [
        `Host: 127.0.0.1:${shell.port}`,
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        'Content-Length: 2',
        'Connection: close',
      ],
      '{}',
    )
    expect((await sendRaw(shell.port, withoutOrigin, { keepOpen: true })).status).toBe(403)
  })

  test('L7: not from a page that the browser calls another site', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await call({ 'sec-fetch-site': site })).status, site).toBe(403)
    }
  })

  test('L7: no body that a form could send', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'text/html',
      'application/jsonp',
    ]) {
      expect((await call({ 'content-type': type })).status, type).toBe(415)
    }
  })
})

describe('what the token opens', () => {
  const call = (headers: Record<string, string>) =>
    shell.post('/rpc/echo/text', { json: { text: 'a' } }, headers)

  test('L5: nothing without it, with another one, or as a cookie', async () => {
    const wrong = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`
    expect((await call({})).status).toBe(401)
    expect((await call({ authorization: `Bearer ${wrong}` })).status).toBe(401)
    expect((await call({ authorization: `Bearer ${token}x` })).status).toBe(401)
    expect((await call({ authorization: `bearer ${token}` })).status).toBe(401)
    expect((await call({ authorization: `Basic ${token}` })).status).toBe(401)
    expect((await call({ cookie: `token=${token}; authorization=Bearer ${token}` })).status).toBe(401)
  })

  test('L7: no operation answers to GET, so that no link can change anything', async () => {
    const answer = await fetch(`${shell.origin}/rpc/store/lock?data={}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('toy')
  })
})

describe('methods and routes', () => {
  test('L8: preflights and every other method are refused', async () => {
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
      const head = [`Host: 127.0.0.1:${shell.port}`, `Origin: ${shell.origin}`, 'Connection: close']
      const answer = await sendRaw(shell.port, rawRequest(`${method} /rpc/echo/text HTTP/1.1`, head), {
        keepOpen: true,
      })
      expect(answer.status, method).toBe(405)
    }
  })

  test('L4: an upgrade to another protocol is refused', async () => {
    const upgrade = [
      `Host: 127.0.0.1:${shell.port}`,
      `Origin: ${shell.origin}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    expect(
      (await sendRaw(shell.port, rawRequest('GET / HTTP/1.1', upgrade), { keepOpen: true })).status,
    ).toBe(400)
  })

  test('L9: every answer carries the same protection and none opens the door to another origin', async () => {
    const answers = [
      await fetch(`${shell.origin}/`),
      await fetch(`${shell.origin}/nothing.js`),
      await shell.post('/session', { code: 'x' }),
      await shell.post('/nothing', {}),
      await shell.post('/rpc/nothing', {}, { authorization: `Bearer ${token}` }),
      await shell.post('/rpc/echo/text', { json: { text: 'a' } }, { authorization: `Bearer ${token}` }),
      await shell.post('/rpc/echo/bug', { json: {} }, { authorization: `Bearer ${token}` }),
      await fetch(`${shell.origin}/`, { method: 'OPTIONS' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 404, 404, 200, 500, 405])
    for (const { headers, url } of answers) {
      expect(headers.get('content-security-policy'), url).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+'; .*frame-ancestors 'none'.*trusted-types default; require-trusted-types-for 'script'$/,
      )
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      expect(headers.get('set-cookie')).toBeNull()
    }
  })

  test('each page has a nonce of its own, and its policy names it', async () => {
    const pages = await Promise.all([fetch(`${shell.origin}/`), fetch(`${shell.origin}/requests/request_1`)])
    const nonces = await Promise.all(
      pages.map(async (page) => /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? ''),
    )
    expect(new Set(nonces).size).toBe(2)
    pages.forEach((page, index) => {
      expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonces[index]}'`)
    })
  })

  test('a broken request for a session is an unknown code and nothing else', async () => {
    for (const body of [
      null,
      [],
      'x',
      { code: 1 },
      { code: codeOf('http://x/#code=') },
      { code: 'a'.repeat(2_000) },
    ]) {
      expect((await shell.post('/session', body)).status).toBe(401)
    }
  })
})
