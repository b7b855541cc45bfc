import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FormPage } from './pages/form-page.ts'
import { type OpenConsole, openNewStore, passphrase } from './support/open-console.ts'

/** Nothing but a row of the store holds these. */
const saved = 'Zebrakanarienvogel 7731 Testsystem'
const drafted = 'Quagga-Entwurf 9042 ungespeichert'
const typedLast = 'Okapi-Entwurf 5518 zuletzt'

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
  'a lock leaves no row and no key in any process of the console, ends the engine and empties the page; drafts are kept',
  async () => {
    const { page, say, shell, visit } = opened
    const shellPid = shell.process.pid ?? 0
    await visit('/systems/new')
    const form = new FormPage(page, say, 'system')
    await form.fill({ name: saved })
    await form.save()
    // What was typed at the last moment survives that the page is loaded anew, and later that the store is locked.
    await visit('/systems/new')
    await form.fill({ name: drafted })
    await page.reload()
    await showsValue(page, drafted)
    const keys = await keysOf(join(shell.folder, 'Lakeside.wardbook'))
    const before = familyOf(shellPid)
    // The control: while the store is open, the same search finds the row and every key.
    const known = found(before, [...keys, needleOf(saved)])
    expect(known).toEqual(expect.arrayContaining([...keys.map(({ name }) => name), saved]))

    await form.fill({ name: typedLast })
    await new ConsolePage(page, say).lock()
    await new EntrancePage(page, say).arrive()
    const ended = before.filter((pid) => pid !== shellPid)
    await expect.poll(() => ended.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
    const after = familyOf(shellPid)
    expect(after.length).toBeGreaterThanOrEqual(2)
    const texts = [saved, drafted, typedLast, passphrase]
    expect(found(after, [...keys, ...texts.map(needleOf)])).toEqual([])
    expect(await page.content()).not.toContain(saved)
    for (const text of [saved, drafted, typedLast])
      for (const file of ['store.db', 'store.db-wal']) {
        const path = join(shell.folder, 'Lakeside.wardbook', file)
        expect(existsSync(path) && readFileSync(path).includes(text), `${file} ${text}`).toBe(false)
      }

    await new EntrancePage(page, say).unlock(passphrase)
    await new ConsolePage(page, say).arrive()
    await visit('/systems/new')
    await showsValue(page, typedLast)
  },
  120_000,
)

/** Waits until a field of the form has a value. */
async function showsValue(page: Page, value: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('input')].some((input) => input.value === wanted),
    value,
  )
}

/** What is searched for, in each form in which a process may hold it. */
interface Needle {
  readonly name: string
  readonly forms: readonly Buffer[]
}

/** The keys of a store as the engine has them, taken from its keyring by the passphrase. */
async function keysOf(folder: string): Promise<readonly Needle[]> {
  const session = await openKeyring(readKeyringFile(folder).bytes, { user: 'Ana', passphrase })
  const { head, backup, erasures, credentials, databaseKey } = session.keys
  const database = databaseKey().subarray('raw:'.length)
  const held = { head, backup, erasures, credentials: credentials ?? Buffer.alloc(0) }
  const needles = Object.entries(held).map(([name, key]) => ({
    name: `${name} key`,
    forms: [Buffer.from(key)],
  }))
  session.dispose()
  const bytes = Buffer.from(database.toString('ascii'), 'hex')
  return [{ name: 'database key', forms: [database, bytes] }, ...needles]
}

/** A text in one and in two bytes a character. */
function needleOf(text: string): Needle {
  return { name: text, forms: [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')] }
}

/** A process and its children. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number).flatMap(familyOf))]
}

/** The names of what stands anywhere in the memory of these processes. */
function found(pids: readonly number[], needles: readonly Needle[]): readonly string[] {
  const names = new Set(pids.flatMap((pid) => foundIn(pid, needles)))
  return needles.map(({ name }) => name).filter((name) => names.has(name))
}

function foundIn(pid: number, needles: readonly Needle[]): readonly string[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    const names = new Set<string>()
    for (const [start, end] of writableRanges(pid))
      for (const piece of piecesOf(memory, start, end))
        for (const { name, forms } of needles)
          if (!names.has(name) && forms.some((form) => piece.includes(form))) names.add(name)
    return [...names]
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
function* piecesOf(memory: number, start: number, end: number): Generator<Buffer> {
  const size = 16 * 1024 * 1024
  const overlap = 256
  for (let at = start; at < end; at += size) {
    const piece = Buffer.alloc(Math.min(size + overlap, end - at))
    try {
      yield piece.subarray(0, readSync(memory, piece, 0, piece.length, at))
    } catch {
      // A range that was reserved and never used cannot be read, and holds nothing.
    }
  }
}
