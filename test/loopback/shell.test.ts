import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { openSupervisor, type Supervisor } from '../../src/main/loopback/supervisor.ts'
import { readFault } from '../../src/renderer/engine/fault.ts'
import type { toyContract } from './support/toy-engine.ts'
import { codeOf, openToyShell, type ToyShell } from './support/toy-shell.ts'

let shell: ToyShell
afterEach(() => shell.close())

type ToyClient = ContractRouterClient<typeof toyContract>

describe('the session of the loopback shell', () => {
  test('L6: a one-time code leads to the session once', async () => {
    shell = await openToyShell()
    const code = codeOf(shell.address())
    expect((await shell.post('/session', { code })).status).toBe(200)
    expect((await shell.post('/session', { code })).status).toBe(401)
  })

  test('a code is too old after ten minutes', async () => {
    let now = 0
    shell = await openToyShell({ now: () => now })
    const code = codeOf(shell.address())
    now = 10 * 60_000 + 1
    expect((await shell.post('/session', { code })).status).toBe(401)
  })

  test('each address carries a code of its own, and both work', async () => {
    shell = await openToyShell()
    const codes = [codeOf(shell.address()), codeOf(shell.address())]
    expect(codes[0]).not.toBe(codes[1])
    for (const code of codes) expect((await shell.post('/session', { code })).status).toBe(200)
  })
})

describe('calls through the loopback shell', () => {
  test('a call without the token is refused with a challenge', async () => {
    shell = await openToyShell()
    const answer = await shell.post('/rpc/echo/text', { json: { text: 'a' } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('text, files, faults and events come through as the window reads them', async () => {
    shell = await openToyShell()
    const client = clientOf(shell, await shell.signIn())
    expect((await client.echo.text({ text: 'Zażółć' })).text).toBe('Zażółć')

    const bytes = new Uint8Array(300_000).map((_, index) => index % 256)
    const file = await client.echo.file({
      file: new File([bytes], 'Auskunft über Ana.pdf', { type: 'application/pdf' }),
    })
    expect(file.name).toBe('Auskunft über Ana.pdf')
    expect(file.type).toBe('application/pdf')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)

    const fault = await client.echo.fault({ code: 'x' }).catch(readFault)
    expect(fault).toEqual({
      code: 'store-in-use',
      params: { user: 'Ana', seconds: 3 },
      issues: [],
      reference: null,
    })

    const events = await client.event.subscribe({})
    const first = await events.next()
    expect(first.value).toEqual({ type: 'changed', entities: ['processingActivity'] })
    await events.return(undefined)
  })

  test('L9: a file is for saving, whatever it is', async () => {
    shell = await openToyShell()
    const answers: Response[] = []
    const client = clientOf(shell, await shell.signIn(), async (request) => {
      const answer = await fetch(request)
      answers.push(answer.clone())
      return answer
    })
    const page = '<script>alert(1)</script>'
    const file = await client.echo.file({ file: new File([page], 'page.html', { type: 'text/html' }) })
    expect(await file.text()).toBe(page)
    // A form, whose part names the file: no browser shows it, and no GET leads to it.
    expect(answers[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data/)
    expect(await answers[0]?.text()).toMatch(
      /^content-disposition: form-data; name="0"; filename="page.html"/im,
    )
    expect(answers[0]?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answers[0]?.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('L13: a bug in an operation shows neither its text nor its place', async () => {
    shell = await openToyShell()
    const answer = await shell.post(
      '/rpc/echo/bug',
      { json: {} },
      { authorization: `Bearer ${await shell.signIn()}` },
    )
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/secret|home|SELECT|at /)
  })
})

describe('a start that cannot succeed', () => {
  test('an engine that ends at once is tried three times and given up', async () => {
    shell = await openToyShell()
    const folder = mkdtempSync(join(tmpdir(), 'wardbook-broken-'))
    const engineFile = join(folder, 'engine.mjs')
    writeFileSync(
      engineFile,
      `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(join(folder, 'starts'))}, 'x')\n`,
    )
    const broken = await new Promise<Supervisor>((resolve, reject) => {
      const opened = openSupervisor({
        engineFile,
        port: 0,
        now: () => Date.now(),
        onBroken: () => resolve(opened),
      })
      opened.catch(reject)
    })
    expect(readFileSync(join(folder, 'starts'), 'utf8')).toBe('xxx')
    await broken.close()
    rmSync(folder, { recursive: true })
  })

  test('a port that another program has is named', async () => {
    shell = await openToyShell()
    const { port } = shell
    const second = openSupervisor({ engineFile: 'none', port, now: () => 0, onBroken: () => {} })
    await expect(second).rejects.toThrow(`port ${port} is taken by another program`)
  })
})

describe('locking', () => {
  test('a lock ends the engine process; the session and the address survive it', async () => {
    shell = await openToyShell()
    const client = clientOf(shell, await shell.signIn())
    const before = await client.echo.text({ text: 'a' })
    await client.store.lock({})
    const after = await untilAnswered(() => client.echo.text({ text: 'b' }))
    expect(after.pid).not.toBe(before.pid)
  })

  test('an event stream ends with the engine, so that a page notices the lock', async () => {
    shell = await openToyShell()
    const client = clientOf(shell, await shell.signIn())
    const events = await client.event.subscribe({})
    await events.next()
    shell.lock()
    await expect(drain(events)).rejects.toThrow()
  })

  test('L12: when the last window is gone the engine is replaced and the server stays', async () => {
    shell = await openToyShell({ grace: 300 })
    const client = clientOf(shell, await shell.signIn())
    const events = await client.event.subscribe({})
    const before = await client.echo.text({ text: 'a' })
    await events.return(undefined)
    let after = before
    while (after.pid === before.pid) {
      await new Promise((resolve) => setTimeout(resolve, 400))
      after = await untilAnswered(() => client.echo.text({ text: 'b' }))
    }
    expect(after.pid).not.toBe(before.pid)
  })

  test('L12: an open event stream keeps the engine, however long nothing else is asked', async () => {
    shell = await openToyShell({ grace: 200 })
    const client = clientOf(shell, await shell.signIn())
    const events = await client.event.subscribe({})
    const before = await client.echo.text({ text: 'a' })
    await new Promise((resolve) => setTimeout(resolve, 700))
    await events.next()
    expect((await client.echo.text({ text: 'b' })).pid).toBe(before.pid)
    await events.return(undefined)
  })
})

/** What the window's link does, with the Origin header that a browser would send. */
function clientOf(
  { origin }: ToyShell,
  token: string,
  send: (request: Request) => Promise<Response> = (request) => fetch(request),
): ToyClient {
  return createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: { authorization: `Bearer ${token}`, origin },
      fetch: send,
    }),
  )
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _event of events);
}

/** Connections that the old engine held break with it; a page tries again, and so does this. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      if (tries > 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
