import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openThrottle } from '#engine/keyring/index.ts'
import { instantAt } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'

let folder: string
let seconds: number
const clock = () => instantAt(Date.UTC(2026, 10, 21) + seconds * 1000)
const throttle = () => openThrottle({ path: join(folder, 'attempts.json'), clock })
const wrong = () => Promise.reject(new Fault('wrong-passphrase'))
const right = () => Promise.resolve('session')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-throttle-'))
  seconds = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Fails once, after waiting for as long as asked, and gives the seconds to wait from then on. */
async function fail(guard: ReturnType<typeof openThrottle>, who = 'ada'): Promise<unknown> {
  seconds += await secondsToWait(guard, who)
  await expect(guard.attempt(who, wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  return secondsToWait(guard, who)
}

async function secondsToWait(guard: ReturnType<typeof openThrottle>, who: string): Promise<number> {
  const probe = () => Promise.reject(new Fault('key-file-missing'))
  const error: unknown = await guard.attempt(who, probe).catch((caught: unknown) => caught)
  return error instanceof Fault && error.code === 'throttled' ? Number(error.params.seconds) : 0
}

test('the first attempt on a machine makes the folder that remembers failures', async () => {
  const guard = openThrottle({ path: join(folder, 'state', 'attempts.json'), clock })
  await expect(guard.attempt('ada', wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(
    await secondsToWait(openThrottle({ path: join(folder, 'state', 'attempts.json'), clock }), 'ada'),
  ).toBe(1)
})

describe('after a wrong passphrase', () => {
  test('the pause doubles from one second to sixty and no further', async () => {
    const guard = throttle()
    const pauses: unknown[] = []
    for (let attempt = 0; attempt < 9; attempt++) pauses.push(await fail(guard))
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  test('an attempt that comes too soon is not run and does not count', async () => {
    const guard = throttle()
    await fail(guard)
    let ran = false
    const attempt = guard.attempt('ada', async () => {
      ran = true
    })
    await expect(attempt).rejects.toMatchObject({ code: 'throttled', params: { seconds: 1, count: 1 } })
    expect(ran).toBe(false)
    seconds += 1
    expect(await guard.attempt('ada', right)).toBe('session')
  })

  test('the right one forgets the failures', async () => {
    const guard = throttle()
    for (let attempt = 0; attempt < 5; attempt++) await fail(guard)
    seconds += 60
    await guard.attempt('ada', right)
    expect(await fail(guard)).toBe(1)
  })

  test('another user need not wait', async () => {
    const guard = throttle()
    await fail(guard, 'ada')
    expect(await guard.attempt('bo', right)).toBe('session')
  })

  test('the pause outlives the program', async () => {
    for (let attempt = 0; attempt < 4; attempt++) await fail(throttle())
    expect(await secondsToWait(throttle(), 'ada')).toBe(8)
  })

  test('ending the program in the midst of an attempt wins nothing', async () => {
    void throttle().attempt('ada', () => new Promise(() => undefined))
    await new Promise((resolve) => setImmediate(resolve))
    expect(await secondsToWait(throttle(), 'ada')).toBe(1)
  })

  test('a clock that is set back makes nobody wait for longer than the pause', async () => {
    seconds = 86_400
    const guard = throttle()
    await fail(guard)
    seconds = 0
    expect(await secondsToWait(guard, 'ada')).toBe(1)
  })
})

test('a missing key file or a damaged keyring is no guess and costs no pause', async () => {
  const guard = throttle()
  for (const code of ['key-file-missing', 'keyring-damaged', 'not-found'] as const) {
    await expect(guard.attempt('ada', () => Promise.reject(new Fault(code)))).rejects.toMatchObject({ code })
  }
  expect(await guard.attempt('ada', right)).toBe('session')
})

test('attempts run one after the other', async () => {
  const guard = throttle()
  const order: string[] = []
  const attempt = (name: string) => async () => {
    order.push(`${name} begins`)
    await new Promise((resolve) => setImmediate(resolve))
    order.push(`${name} ends`)
  }
  await Promise.all([guard.attempt('ada', attempt('first')), guard.attempt('bo', attempt('second'))])
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})

test.each([
  ['damaged', '{"v":1,"failures":{"ada":{"count":-3}}}'],
  ['no JSON', 'x'],
])('a list of failures that is %s counts as empty', async (_, content) => {
  writeFileSync(join(folder, 'attempts.json'), content)
  expect(await throttle().attempt('ada', right)).toBe('session')
})
