import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openInBrowser, redirectPage, whyNoBrowser } from '../../src/main/loopback/browser.ts'
import { launchChromium } from '../support/chromium.ts'

const address = 'http://127.0.0.1:4711/#code=s3cr3t&store=%2Fhome%2Fana'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-opener-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(process.platform !== 'linux')(
  'the browser is started with a private file, never with the code',
  async () => {
    const seen = join(folder, 'seen')
    const opener = join(folder, 'xdg-open')
    writeFileSync(
      opener,
      `#!/bin/sh\n{ echo "$@"; stat -c %a "$1" "$(dirname "$1")"; cat "$1"; } > ${seen}.part\nmv ${seen}.part ${seen}\n`,
    )
    chmodSync(opener, 0o755)
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
    openInBrowser(address)
    await vi.waitFor(() => expect(existsSync(seen)).toBe(true), { timeout: 10_000 })
    const [parameters = '', fileMode, folderMode, ...page] = readFileSync(seen, 'utf8').split('\n')
    expect(parameters).toMatch(/^\/\S+\/open\.html$/)
    expect([fileMode, folderMode]).toEqual(['600', '700'])
    expect(page.join('\n')).toContain('s3cr3t')
  },
)

test('the page in the file leads to the address', async () => {
  const file = join(folder, 'open.html')
  writeFileSync(file, redirectPage('about:blank#code=s3cr3t&store=%3C/script%3E'))
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(`file://${file}`)
  await page.waitForURL('about:blank#code=s3cr3t&store=%3C/script%3E')
  await browser.close()
  expect(redirectPage('http://x/#</script><script>alert(1)')).not.toMatch(/<\/script><script>/)
})

test('a browser is opened where there is a display', () => {
  expect(whyNoBrowser('linux', {})).toBe('there is no display')
  expect(whyNoBrowser('linux', { DISPLAY: ':0' })).toBeNull()
  expect(whyNoBrowser('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeNull()
  expect(whyNoBrowser('darwin', {})).toBeNull()
  expect(whyNoBrowser('win32', {})).toBeNull()
})
