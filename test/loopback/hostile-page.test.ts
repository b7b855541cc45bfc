import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { openToyShell, type ToyShell } from './support/toy-shell.ts'

let shell: ToyShell
let browser: Browser
let foreign: Server
let foreignOrigin: string
let page: Page

beforeAll(async () => {
  shell = await openToyShell()
  browser = await launchChromium(['--host-resolver-rules=MAP rebind.test 127.0.0.1'])
  foreign = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>foreign</title>')
  })
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  const address = foreign.address()
  foreignOrigin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  await browser.close()
  foreign.close()
  await shell.close()
})
beforeEach(async () => {
  page = await browser.newPage()
})
afterEach(() => page.close())

describe('a web page in the same browser', () => {
  test('L3: that points a name of its own at this machine reads nothing', async () => {
    const answer = await page.goto(`http://rebind.test:${shell.port}/`)
    expect(answer?.status()).toBe(421)
    expect(await page.content()).not.toContain('toy')
  })

  test('L4: of another port reads nothing, even with the token', async () => {
    const token = await shell.signIn()
    await page.goto(foreignOrigin)
    const read = await page.evaluate(
      async ({ target, bearer }) => {
        const tries = [
          () => fetch(`${target}/`),
          () => fetch(`${target}/rpc/echo/text`, { method: 'POST', body: '{"json":{"text":"a"}}' }),
          () =>
            fetch(`${target}/rpc/echo/text`, {
              method: 'POST',
              headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
              body: '{"json":{"text":"a"}}',
            }),
        ]
        const outcomes = await Promise.allSettled(tries.map(async (attempt) => (await attempt()).text()))
        return outcomes.map(({ status }) => status)
      },
      { target: shell.origin, bearer: token },
    )
    expect(read).toEqual(['rejected', 'rejected', 'rejected'])
  })

  test('L7: sends a blind request in vain', async () => {
    const authorization = `Bearer ${await shell.signIn()}`
    const pid = async () =>
      (await shell.post('/rpc/echo/text', { json: { text: 'a' } }, { authorization })).text()
    const before = await pid()
    await page.goto(foreignOrigin)
    const outcome = await page.evaluate(
      (target) =>
        fetch(`${target}/rpc/store/lock`, { method: 'POST', mode: 'no-cors', body: '{}' }).then(
          () => 'answered',
          () => 'refused',
        ),
      shell.origin,
    )
    expect(outcome).toBe('refused')
    expect(await pid()).toBe(before)
  })

  test('L4: opens no other protocol, and neither does the page of the shell itself', async () => {
    for (const from of [foreignOrigin, shell.origin]) {
      await page.goto(from)
      const outcome = await page.evaluate(
        (port) =>
          new Promise<string>((resolve) => {
            try {
              const socket = new WebSocket(`ws://127.0.0.1:${port}/`)
              socket.onopen = () => resolve('open')
              socket.onerror = () => resolve('refused')
            } catch {
              resolve('refused')
            }
          }),
        shell.port,
      )
      expect(outcome, from).toBe('refused')
    }
  })

  test('L7: submits a form in vain, signed in or not', async () => {
    const authorization = `Bearer ${await shell.signIn()}`
    const pid = async () =>
      (await shell.post('/rpc/echo/text', { json: { text: 'a' } }, { authorization })).text()
    const before = await pid()
    for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']) {
      await page.goto(foreignOrigin)
      const answered = page.waitForResponse(`${shell.origin}/rpc/store/lock`)
      await page.evaluate(
        ({ target, enctype }) => {
          const form = document.createElement('form')
          form.method = 'post'
          form.enctype = enctype
          form.action = `${target}/rpc/store/lock`
          document.body.append(form)
          form.submit()
        },
        { target: shell.origin, enctype: type },
      )
      expect((await answered).status(), type).toBe(403)
      // What was refused is shown before the next page is asked for.
      await page.waitForURL(`${shell.origin}/rpc/store/lock`)
    }
    expect(await pid()).toBe(before)
  })

  test('L9: neither frames the console nor loads its pictures', async () => {
    await page.goto(foreignOrigin)
    const framed = await page.evaluate(
      (target) =>
        new Promise<string>((resolve) => {
          const frame = document.createElement('iframe')
          frame.onload = () => {
            try {
              resolve(frame.contentDocument?.body.textContent ?? 'closed')
            } catch {
              resolve('closed')
            }
          }
          frame.src = target
          document.body.append(frame)
        }),
      shell.origin,
    )
    expect(framed).not.toContain('toy')
    const loaded = await page.evaluate(
      (target) =>
        new Promise<string>((resolve) => {
          const picture = new Image()
          picture.onload = () => resolve('loaded')
          picture.onerror = () => resolve('refused')
          picture.src = `${target}/icon.svg`
        }),
      shell.origin,
    )
    expect(loaded).toBe('refused')
  })
})

test('the same page of the shell itself reads what a foreign one does not', async () => {
  const token = await shell.signIn()
  await page.goto(`${shell.origin}/`)
  const status = await page.evaluate(
    async (bearer) =>
      (
        await fetch('/rpc/echo/text', {
          method: 'POST',
          headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
          body: '{"json":{"text":"a"}}',
        })
      ).status,
    token,
  )
  expect(status).toBe(200)
})
