import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainName } from '#shared/kernel/file-name.ts'
import { idleLock } from '../../src/main/desktop/idle-lock.ts'
import { menuTemplate } from '../../src/main/desktop/menu.ts'
import { openOutside } from '../../src/main/desktop/outside-link.ts'
import { windowPlace } from '../../src/main/desktop/window-place.ts'
import { shellWords } from '../../src/main/desktop/words.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const words = shellWords(resources, 'en-GB')

const refusedAddresses = [
  'http://example.com/',
  'file:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id',
  'search-ms:query=x',
  'vscode://file/x',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'ftp://x/',
  'ldap://x/',
  'tel:+491234',
  'sms:1',
  'ssh://x',
  'telnet://x',
  'jar:https://x!/',
  'view-source:https://x',
  'chrome://x',
  'about:blank',
  'blob:https://x/1',
  'app://bundle/',
  'ms-office:x',
  'steam://run/1',
  'zoommtg://x',
  'slack://x',
  'intent://x',
  'market://x',
  'itms://x',
  'git://x',
  'svn://x',
  'nfs://x',
  'afp://x',
  'dav://x',
  'mailbox:x',
  'news:x',
  'HTTP://EXAMPLE.COM',
  ' https://example.com',
  'https://example.com ',
  '\thttps://example.com',
  '\u0000https://x',
  'https://user@x/',
  'https://user:p@x/',
  'https:',
  '',
  'example.com',
  '//example.com',
  '/etc/passwd',
  'C:\\Windows\\calc.exe',
  '\\\\host\\share',
  `https://x/${'a'.repeat(2_000)}`,
]

describe('opening an address outside', () => {
  const opening = (pressed: number) => {
    const opened: string[] = []
    const asked: string[] = []
    const open = (address: string) =>
      openOutside(address, words, {
        openExternal: async (url) => void opened.push(url),
        ask: async ({ message, detail }) => {
          asked.push(`${message} ${detail}`)
          return pressed
        },
      })
    return { opened, asked, open }
  }

  test('asks, names the host, and opens what was confirmed', async () => {
    const { opened, asked, open } = opening(0)
    await open('https://edpb.europa.eu/guidelines')
    await open('mailto:ana@example.org')
    expect(opened).toEqual(['https://edpb.europa.eu/guidelines', 'mailto:ana@example.org'])
    expect(asked[0]).toContain('Open edpb.europa.eu?')
    expect(asked[1]).toContain('Open ana@example.org?')
  })

  test('opens nothing when the person says no', async () => {
    const { opened, open } = opening(1)
    await open('https://example.com/')
    expect(opened).toEqual([])
  })

  test('shows a host as it is, not as it wants to be read', async () => {
    const { asked, open } = opening(1)
    await open('https://edpb.europa.eu.evil.example/$&')
    await open('https://еdpb.europa.eu/')
    expect(asked[0]).toContain('Open edpb.europa.eu.evil.example?')
    expect(asked[1]).toContain('xn--')
  })

  test('refuses every other scheme without asking', async () => {
    const { opened, asked, open } = opening(0)
    expect(refusedAddresses.length).toBeGreaterThanOrEqual(50)
    for (const address of refusedAddresses) await expect(open(address), address).rejects.toThrow('refused')
    expect([...opened, ...asked]).toEqual([])
  })
})

test('a proposed file name is a plain name', () => {
  expect(plainName('Record of processing 2026-11-21.pdf')).toBe('Record of processing 2026-11-21.pdf')
  expect(plainName('../../etc/passwd')).toBe('_.._etc_passwd')
  expect(plainName('C:\\Windows\\calc.exe')).toBe('C__Windows_calc.exe')
  expect(plainName('invoice\u202Efdp.exe')).toBe('invoice_fdp.exe')
  expect(plainName('a\u0000b\nc.pdf')).toBe('a_b_c.pdf')
  expect(plainName('...')).toBe('document')
})

describe('the place of the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]

  test('is the last one', () => {
    expect(windowPlace('{"x":100,"y":50,"width":1400,"height":900}', screens)).toEqual({
      x: 100,
      y: 50,
      width: 1400,
      height: 900,
    })
  })

  test('is left to the system when the screen is gone, and the size stays', () => {
    expect(windowPlace('{"x":2500,"y":50,"width":1400,"height":900}', screens)).toEqual({
      width: 1400,
      height: 900,
    })
    expect(windowPlace('{"x":100,"y":-500,"width":1400,"height":900}', screens)).toEqual({
      width: 1400,
      height: 900,
    })
  })

  test('is 1280 by 800 the first time, or when nobody knows', () => {
    for (const text of [null, '', '{', '[]', '{"x":"1"}', 'null'])
      expect(windowPlace(text, screens)).toEqual({ width: 1280, height: 800 })
  })

  test('is never smaller than the screens are made for', () => {
    expect(windowPlace('{"x":0,"y":0,"width":10,"height":10}', screens)).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 700,
    })
  })
})

describe('the idle lock', () => {
  test('locks once each time the machine is left', () => {
    let seconds = 0
    const isLeft = idleLock({ idleSeconds: () => seconds, isScreenLocked: () => false }, () => 5)
    const asked = [0, 299, 300, 310, 4, 301].map((idle) => {
      seconds = idle
      return isLeft()
    })
    expect(asked).toEqual([false, false, true, false, false, true])
  })

  test('locks with the screen', () => {
    let isLocked = false
    const isLeft = idleLock({ idleSeconds: () => 0, isScreenLocked: () => isLocked }, () => null)
    expect(isLeft()).toBe(false)
    isLocked = true
    expect(isLeft()).toBe(true)
  })
})

describe('the menu', () => {
  test('has neither reload nor developer tools', () => {
    const text = JSON.stringify(menuTemplate(words, false, () => {}))
    expect(text).not.toMatch(/reload|devtools/i)
  })

  test('speaks the language of the system, or English', () => {
    const labels = ['de-AT', 'fr', 'en-US', 'pl'].map((locale) => shellWords(resources, locale).menu.lock)
    expect(labels).toEqual([
      'Speicher sperren',
      'Verrouiller l’espace chiffré',
      'Lock the store',
      'Lock the store',
    ])
  })

  test('locks the store', () => {
    let locked = 0
    const [file] = menuTemplate(words, false, () => {
      locked += 1
    })
    const [lock] = Array.isArray(file?.submenu) ? file.submenu : []
    lock?.click?.({} as never, undefined, {} as never)
    expect(locked).toBe(1)
  })
})
