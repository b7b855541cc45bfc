import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOwnScheme } from '../../src/main/desktop/protocol.ts'
import { answerFile, readWindowFiles, type WindowFiles } from '../../src/main/shell/window-files.ts'

let folder: string
let files: WindowFiles
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-files-'))
  mkdirSync(join(folder, 'out', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'out', 'index.html'), 'page __WARDBOOK_NONCE__')
  writeFileSync(join(folder, 'out', 'assets', 'app-1a.js'), 'script')
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'out', 'linked.txt'))
  files = readWindowFiles(join(folder, 'out'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parts = [
  '..',
  '.',
  '%2e%2e',
  '%2E%2E',
  '..%2f',
  '..%5c',
  '..\\',
  '....//',
  '%c0%ae%c0%ae',
  '%252e%252e',
  '\0',
  '%00',
]
const targets = ['secret.txt', 'etc/passwd', 'index.html', 'assets/app-1a.js', 'package.json']

test('no path leaves the folder, in either shell', () => {
  const hostile = parts.flatMap((part) =>
    targets.flatMap((target) => [1, 2, 5].map((depth) => `/${`${part}/`.repeat(depth)}${target}`)),
  )
  expect(hostile.length).toBeGreaterThanOrEqual(170)
  for (const path of [
    ...hostile,
    '//etc/passwd',
    '/C:/Windows/win.ini',
    'file:///etc/passwd',
    '/linked.txt',
  ]) {
    expect(answerFile(files, path).body.toString(), path).not.toContain('secret')
    expect(answerFile(files, path).status, path).toBe(404)
  }
})

test('whatever is asked for, the answer is a built file, the page, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { status, body } = answerFile(files, `/${text}`)
      return status === 404 || /^(page |script$)/.test(body.toString())
    }),
  )
})

test('routes of the window answer with the page', async () => {
  for (const route of ['/', '/requests', '/requests/request_01jd3k', '/settings/users/']) {
    expect(answerFile(files, route).body.toString()).toMatch(/^page [A-Za-z0-9+/=]{24}$/)
    const answer = answerOwnScheme(files, 'GET', `app://bundle${route}`)
    expect(await answer.text()).toMatch(/^page /)
  }
})

test('the own scheme answers its own host and GET only', () => {
  expect(answerOwnScheme(files, 'GET', 'app://bundle/assets/app-1a.js').status).toBe(200)
  expect(answerOwnScheme(files, 'POST', 'app://bundle/assets/app-1a.js').status).toBe(404)
  for (const address of [
    'app://bundle.evil/',
    'app://evil/',
    'app://bundle@evil/',
    'app://bundle:1/',
    'file:///etc/passwd',
  ])
    expect(answerOwnScheme(files, 'GET', address).status, address).toBe(404)
})
