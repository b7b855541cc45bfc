import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runWardbook } from '../support/command-line.ts'

let folder: string
const file = (name: string) => join(folder, name)

const wardbook = (...parameters: readonly string[]) => runWardbook(folder, parameters)
const asAna = ['--user', 'Ana', '--passphrase-file', 'pass']

function call(procedure: string, input: unknown) {
  const { status, stdout, stderr } = wardbook(
    ...['call', 'Own', procedure, JSON.stringify(input), ...asAna, '--json'],
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** What another calendar reads in the file that is written now. */
function written(...options: readonly string[]) {
  const { status, stdout } = wardbook(
    ...['report', 'Own', 'calendar', '--format', 'ics', '-o', 'dates.ics', ...asAna, ...options],
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: file('dates.ics') })
  return new ICAL.Component(ICAL.parse(readFileSync(file('dates.ics'), 'utf8')))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))
    .map(({ uid, sequence, startDate, summary }) => ({ uid, sequence, on: startDate.toString(), summary }))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-calendar-'))
  writeFileSync(file('pass'), 'quiet harbour lantern 47\n')
  const created = wardbook('create', 'Own', ...asAna, '--country', 'IE', '--recovery-key-file', 'recovery')
  expect(created).toMatchObject({ status: 0 })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the calendar of the command line moves an event with its date, and leaves out what is done', {
  timeout: 240_000,
}, () => {
  const task = call('task.create', { title: 'Call the works council', dueOn: '2036-03-14' })
  const [event, ...others] = written()
  expect(others).toEqual([])
  expect(event).toMatchObject({ on: '2036-03-14', summary: `${task.reference}: action due` })

  const { id, revision } = task
  const moved = call('task.update', { id, revision, changes: { dueOn: '2036-04-01' } })
  const [after] = written('--titles')
  expect(after).toMatchObject({ uid: event?.uid, on: '2036-04-01' })
  expect(after?.summary).toContain('Call the works council')
  expect(after?.sequence).toBeGreaterThan(event?.sequence ?? Number.POSITIVE_INFINITY)

  call('task.update', { id, revision: moved.revision, changes: { status: 'done' } })
  expect(written()).toEqual([])
})

test('the calendar is of all records, and of one format', () => {
  const refused = [
    ['--format', 'pdf'],
    ['--id', 'TSK-2036-001'],
  ].map((options) => wardbook('report', 'Own', 'calendar', '-o', 'dates.pdf', ...options, ...asAna))
  expect(refused.map(({ status }) => status)).toEqual([2, 2])
  expect(refused[0]?.stderr).toContain('the calendar is written as ics')
  expect(refused[1]?.stderr).toContain('leave --id out')
})
