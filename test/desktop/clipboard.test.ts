import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { secretClipboard } from '../../src/main/desktop/clipboard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function copying() {
  const system = { text: '' }
  const secrets = secretClipboard({
    writeText: async (text) => {
      system.text = text
    },
    readText: async () => system.text,
    clear: () => {
      system.text = ''
    },
  })
  return { system, ...secrets }
}

test('a secret leaves the clipboard after a minute', async () => {
  const { system, copy } = copying()
  await copy('AAAA-BBBB', true)
  await vi.advanceTimersByTimeAsync(59_999)
  expect(system.text).toBe('AAAA-BBBB')
  await vi.advanceTimersByTimeAsync(1)
  expect(system.text).toBe('')
})

test('a secret leaves the clipboard with a lock', async () => {
  const { system, copy, forget } = copying()
  await copy('AAAA-BBBB', true)
  await forget()
  expect(system.text).toBe('')
})

test('what somebody copied since stays', async () => {
  const { system, copy, forget } = copying()
  await copy('AAAA-BBBB', true)
  system.text = 'a shopping list'
  await forget()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(system.text).toBe('a shopping list')
})

test('a second secret has a minute of its own, and what is no secret stays', async () => {
  const { system, copy, forget } = copying()
  await copy('first', true)
  await vi.advanceTimersByTimeAsync(40_000)
  await copy('second', true)
  await vi.advanceTimersByTimeAsync(40_000)
  expect(system.text).toBe('second')
  await copy('an explanation', false)
  await vi.advanceTimersByTimeAsync(60_000)
  await forget()
  expect(system.text).toBe('an explanation')
})
