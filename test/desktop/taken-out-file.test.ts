import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTakenOut } from '../../src/main/desktop/taken-out-file.ts'
import { shellWords } from '../../src/main/desktop/words.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const words = shellWords(join(import.meta.dirname, '..', '..', 'resources'), 'en-GB')
const ticket = `${'ab'.repeat(16)}-${'cd'.repeat(16)}`

/** A place with files, and a shell that remembers what it opened and asked. */
function shellWith(fileNames: readonly string[], pressed = 0) {
  const stateDir = temporaryFolder()
  const inside = join(stateDir, 'opened', 'ab'.repeat(16), 'cd'.repeat(16))
  mkdirSync(inside, { recursive: true })
  for (const name of fileNames) writeFileSync(join(inside, name), 'x')
  const opened: string[] = []
  const asked: string[] = []
  const open = (named = ticket) =>
    openTakenOut(stateDir, named, words, {
      openPath: async (path) => {
        opened.push(path)
        return ''
      },
      ask: async ({ message }) => {
        asked.push(message)
        return pressed
      },
    })
  return { inside, opened, asked, open }
}

test('a file of a harmless kind is shown at once', async () => {
  const { inside, opened, asked, open } = shellWith(['contract.pdf'])
  expect(await open()).toBe(true)
  expect([opened, asked]).toEqual([[join(inside, 'contract.pdf')], []])
})

test('a document that can reach out is shown after the person said so, and not otherwise', async () => {
  const agreed = shellWith(['letter.docx'], 0)
  expect(await agreed.open()).toBe(true)
  expect(agreed.asked).toEqual(['Open letter.docx in another program?'])
  const declined = shellWith(['letter.docx'], 1)
  expect(await declined.open()).toBe(false)
  expect(declined.opened).toEqual([])
})

test.each([
  'setup.exe',
  'run.sh',
  'page.html',
  'link.url',
  'pdf',
  'contract.pdf.js',
  'picture.svg',
  'macro.docm',
])('%s is not opened, whatever the engine thought of it', async (name) => {
  const { opened, open } = shellWith([name])
  await expect(open()).rejects.toThrow('refused')
  expect(opened).toEqual([])
})

test('a ticket leads nowhere else: not to a path, not through a link, not to several files', async () => {
  const { inside, opened, open } = shellWith([])
  for (const named of ['../../etc-passwd', '', `${ticket}/..`, ticket.toUpperCase()]) {
    await expect(open(named)).rejects.toThrow('refused')
  }
  symlinkSync('/etc/passwd', join(inside, 'contract.pdf'))
  await expect(open()).rejects.toThrow('refused')
  const several = shellWith(['a.pdf', 'b.pdf'])
  await expect(several.open()).rejects.toThrow('refused')
  expect([...opened, ...several.opened]).toEqual([])
})

test('a machine without a program for it says so', async () => {
  const { inside } = shellWith(['contract.pdf'])
  const stateDir = join(inside, '..', '..', '..')
  const surroundings = { openPath: async () => 'no application', ask: async () => 0 }
  await expect(openTakenOut(stateDir, ticket, words, surroundings)).rejects.toThrow('no program')
})
