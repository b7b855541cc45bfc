import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FormPage } from './pages/form-page.ts'
import { type OpenConsole, openNewStore, passphrase } from './support/open-console.ts'

/** Nothing but a row of the store holds these. */
const saved = 'Zebrakanarienvogel 7731 Testsystem'
const drafted = 'Quagga-Entwurf 9042 ungespeichert'

let browser: Browser
let opened: OpenConsole
beforeAll(async () => {
  browser = await launchChromium()
  opened = await openNewStore(browser)
}, 120_000)
afterAll(async () => {
  await opened?.close()
  await browser?.close()
})

test.skipIf(process.platform !== 'linux')(
  'a lock leaves no row in any process of the console, ends the engine and empties the page; the draft is kept',
  async () => {
    const { page, say, shell, visit } = opened
    const shellPid = shell.process.pid ?? 0
    await visit('/systems/new')
    const form = new FormPage(page, say, 'system')
    await form.fill({ name: saved })
    await form.save()
    await visit('/systems/new')
    // The draft is stored when typing pauses.
    const stored = page.waitForResponse(
      (response) =>
        response.url().endsWith('/rpc/preference/set') &&
        (response.request().postData() ?? '').includes(drafted),
    )
    await form.fill({ name: drafted })
    await stored
    const before = familyOf(shellPid)
    // The control: while the store is open, the same search finds the row.
    expect(before.filter((pid) => holds(pid, saved)).length).toBeGreaterThan(0)

    await new ConsolePage(page, say).lock()
    await new EntrancePage(page, say).arrive()
    const ended = before.filter((pid) => pid !== shellPid)
    await expect.poll(() => ended.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
    const after = familyOf(shellPid)
    expect(after.length).toBeGreaterThanOrEqual(2)
    for (const text of [saved, drafted])
      expect(
        after.filter((pid) => holds(pid, text)),
        text,
      ).toEqual([])
    expect(
      after.filter((pid) => holds(pid, passphrase)),
      'passphrase',
    ).toEqual([])
    expect(await page.content()).not.toContain(saved)
    for (const text of [saved, drafted])
      for (const file of ['store.db', 'store.db-wal']) {
        const path = join(shell.folder, 'Lakeside.wardbook', file)
        expect(existsSync(path) && readFileSync(path).includes(text), `${file} ${text}`).toBe(false)
      }

    await new EntrancePage(page, say).unlock(passphrase)
    await new ConsolePage(page, say).arrive()
    await visit('/systems/new')
    await page.waitForFunction(
      (value) => [...document.querySelectorAll('input')].some((input) => input.value === value),
      drafted,
    )
  },
  120_000,
)

/** A process and its children. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number).flatMap(familyOf))]
}

/** Whether a text stands anywhere in the memory of a process, in one or two bytes a character. */
function holds(pid: number, text: string): boolean {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    return writableRanges(pid).some(([start, end]) =>
      piecesOf(memory, start, end).some((piece) => needles.some((needle) => piece.includes(needle))),
    )
  } finally {
    closeSync(memory)
  }
}

function writableRanges(pid: number): (readonly [number, number])[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line)
      return range === null ? [] : [[Number(`0x${range[1]}`), Number(`0x${range[2]}`)] as const]
    })
}

/** What can be read of a range, in pieces that overlap by more than a needle. */
function piecesOf(memory: number, start: number, end: number): Buffer[] {
  const size = 16 * 1024 * 1024
  const overlap = 256
  const pieces: Buffer[] = []
  for (let at = start; at < end; at += size) {
    const piece = Buffer.alloc(Math.min(size + overlap, end - at))
    try {
      pieces.push(piece.subarray(0, readSync(memory, piece, 0, piece.length, at)))
    } catch {
      // A range that was reserved and never used cannot be read, and holds nothing.
    }
  }
  return pieces
}
