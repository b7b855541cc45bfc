import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openedFiles } from '#engine/features/attachment/index.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testClock } from '../../support/test-clock.ts'
import { pdf } from './sample-files.ts'

const { clock } = testClock()

/** Every file below a folder that holds these bytes, as seen by anybody who looks. */
function filesWith(folder: string, bytes: Uint8Array): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(Buffer.from(bytes)))
}

test('an opened file lies where nobody else reads it, is audited, and is gone when the store locks', async () => {
  const stateDir = temporaryFolder()
  const { client, engine } = await openTestStore({ stateDir })
  const { id: subjectId } = await client.vendor.create({ name: 'Mailing House' })
  const { id } = await client.attachment.add({ subjectId, file: new File([pdf], 'contract.pdf') })
  const { ticket } = await client.attachment.open({ id })
  const [folder = '', place = ''] = ticket.split('-')
  const path = join(stateDir, 'opened', folder, place, 'contract.pdf')
  expect(readFileSync(path).equals(Buffer.from(pdf))).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o400)
  expect(statSync(join(stateDir, 'opened')).mode & 0o777).toBe(0o700)
  expect(statSync(join(stateDir, 'opened', folder, place)).mode & 0o777).toBe(0o700)
  const { items } = await client.audit.list({ filter: { action: ['attachment.open'] } })
  expect(items[0]?.change?.note).toEqual({ attachment: id })
  await engine.close()
  expect(readdirSync(join(stateDir, 'opened'))).toEqual([])
})

test('what a crash left behind is wiped at the next start, and what another Wardbook shows is left alone', () => {
  const stateDir = temporaryFolder()
  const running = openedFiles(stateDir, clock)
  running.put('shown.pdf', [pdf])
  const crashed = join(stateDir, 'opened', 'ab'.repeat(16))
  mkdirSync(join(crashed, 'cd'.repeat(16)), { recursive: true })
  const other = openedFiles(temporaryFolder(), clock)
  other.wipe()
  openedFiles(stateDir, clock)
  expect(existsSync(crashed)).toBe(false)
  expect(filesWith(join(stateDir, 'opened'), pdf)).toHaveLength(1)
  running.wipe()
  expect(filesWith(join(stateDir, 'opened'), pdf)).toEqual([])
})

test('a file that could not be written whole leaves nothing', () => {
  const stateDir = temporaryFolder()
  const opened = openedFiles(stateDir, clock)
  const breaking = (function* () {
    yield pdf
    throw new Error('torn')
  })()
  expect(() => opened.put('contract.pdf', breaking)).toThrow('torn')
  expect(filesWith(join(stateDir, 'opened'), pdf)).toEqual([])
  opened.wipe()
})
