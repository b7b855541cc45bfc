import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pageClipboard } from '../../../src/renderer/engine/page-clipboard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function copying({ isRefused = false } = {}) {
  const written: string[] = []
  const page = new EventTarget()
  const clipboard = pageClipboard(page, {
    writeText: async (text) => {
      if (isRefused) throw new Error('refused')
      written.push(text)
    },
  })
  return { written, ...clipboard, happens: (sign: string) => page.dispatchEvent(new Event(sign)) }
}

test('a secret leaves the clipboard after a minute while the page was not left', async () => {
  const { written, copy } = copying()
  await copy('AAAA-BBBB', true)
  await vi.advanceTimersByTimeAsync(59_999)
  expect(written).toEqual(['AAAA-BBBB'])
  await vi.advanceTimersByTimeAsync(1)
  expect(written).toEqual(['AAAA-BBBB', ''])
})

test('a secret leaves the clipboard with a lock, once', async () => {
  const { written, copy, forget } = copying()
  await copy('AAAA-BBBB', true)
  await forget()
  await forget()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(written).toEqual(['AAAA-BBBB', ''])
})

test.each(['blur', 'copy', 'cut'])(
  'after %s something else may lie in the clipboard, which stays',
  async (sign) => {
    const { written, copy, forget, happens } = copying()
    await copy('AAAA-BBBB', true)
    happens(sign)
    await vi.advanceTimersByTimeAsync(60_000)
    await forget()
    expect(written).toEqual(['AAAA-BBBB'])
  },
)

test('what is no secret stays', async () => {
  const { written, copy, forget } = copying()
  await copy('first', true)
  await copy('an explanation', false)
  await vi.advanceTimersByTimeAsync(60_000)
  await forget()
  expect(written).toEqual(['first', 'an explanation'])
})

test('a browser that refuses to copy says so, and is not asked to clear', async () => {
  const { written, copy, forget } = copying({ isRefused: true })
  await expect(copy('AAAA-BBBB', true)).rejects.toThrow('refused')
  await forget()
  expect(written).toEqual([])
})
