import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runWardbook } from '../support/command-line.ts'

let folder: string
const passphrase = 'quiet harbour lantern 47'
/** Milliseconds: each call derives a key at full strength. */
const timeout = 240_000
const file = (name: string) => join(folder, name)

const wardbook = (...parameters: readonly string[]) => runWardbook(folder, parameters)
const asAna = ['--user', 'Ana', '--passphrase-file', 'pass']

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-keys-'))
  writeFileSync(file('pass'), `${passphrase}\n`)
  const created = wardbook('create', 'Own', ...asAna, '--country', 'IE', '--recovery-key-file', 'recovery')
  expect(created).toMatchObject({ status: 0 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a dpo adds, promotes and removes a person, then gives the store new keys', { timeout }, () => {
  const withoutPlace = wardbook('user', 'add', 'Own', 'Ben', 'contributor', ...asAna)
  expect(withoutPlace).toMatchObject({ status: 2 })
  expect(withoutPlace.stderr).toContain('the temporary passphrase needs --output or a terminal')
  const added = wardbook('user', 'add', 'Own', 'Ben', 'contributor', ...asAna, '--output', 'ben')
  expect(added).toMatchObject({ status: 0 })
  expect(added.stdout).not.toContain(readFileSync(file('ben'), 'utf8').trim())
  expect(statSync(file('ben')).mode & 0o777).toBe(0o600)

  const asBen = ['--user', 'Ben', '--passphrase-file', 'ben']
  const early = wardbook('call', 'Own', 'vendor.list', ...asBen)
  expect(early).toMatchObject({ status: 1 })
  expect(early.stderr).toContain('(passphrase-temporary)')
  writeFileSync(file('ben-own'), 'copper lantern drizzle quilt\n')
  expect(wardbook('key', 'passphrase', 'Own', ...asBen, '--new-passphrase-file', 'ben-own').status).toBe(0)
  const refused = wardbook(
    ...['user', 'remove', 'Own', 'Ana', '--user', 'Ben', '--passphrase-file', 'ben-own'],
  )
  expect(refused.stderr).toContain('(forbidden)')

  expect(wardbook('user', 'role', 'Own', 'Ben', 'auditor', ...asAna).status).toBe(0)
  expect(wardbook('user', 'list', 'Own', ...asAna).stdout).toMatch(/^Ben\tauditor\tactive\tpassphrase\t2/m)
  const removed = wardbook('user', 'remove', 'Own', 'Ben', ...asAna)
  expect(JSON.parse(removed.stdout)).toEqual({ rotationDue: true })
  const rotated = wardbook('key', 'rotate', 'Own', ...asAna)
  expect(JSON.parse(rotated.stdout)).toEqual({ epoch: 2 })
  const status = JSON.parse(wardbook('key', 'status', 'Own', ...asAna).stdout)
  expect(status).toMatchObject({ epoch: 2, rotationDue: false, rotationBegun: false })
  expect(wardbook('verify', 'Own', ...asAna).stdout).toMatch(/^ok: \d+ entries$/m)
})

test('the log is proved from outside: by a paper, by one entry, and by the script alone', { timeout }, () => {
  const made = wardbook('audit', 'checkpoint', 'Own', ...asAna, '-o', 'checkpoint.txt', '--place', 'safe')
  const { size, code } = JSON.parse(made.stdout) as { size: number; code: string }
  const paper = `${size}:${code.toLowerCase()}`
  const verified = wardbook('verify', 'Own', ...asAna, '--paper', paper, '--checkpoint', 'checkpoint.txt')
  expect(verified).toMatchObject({ status: 0 })
  expect(verified.stdout).toContain(`checkpoint paper ${size}: agrees, entries 1-${size}`)
  expect(wardbook('verify', 'Own', ...asAna, '--paper', code)).toMatchObject({ status: 2 })
  expect(wardbook('verify', 'Own', ...asAna, '--paper', `${size - 1}:${code}`)).toMatchObject({ status: 1 })

  expect(wardbook('audit', 'paper', 'Own', ...asAna, '-o', 'checkpoint.pdf')).toMatchObject({ status: 0 })
  expect(readFileSync(file('checkpoint.pdf'), 'latin1')).toMatch(/^%PDF-/)
  expect(wardbook('audit', 'proof', 'Own', '2', ...asAna, '-o', 'entry.json')).toMatchObject({ status: 0 })
  expect(wardbook('audit', 'verifier', 'Own', ...asAna, '-o', 'verify.mjs')).toMatchObject({ status: 0 })
  const alone = (proof: string) =>
    spawnSync(process.execPath, [file('verify.mjs'), file(proof), file('checkpoint.txt')], {
      encoding: 'utf8',
    })
  expect(alone('entry.json')).toMatchObject({ status: 0 })
  writeFileSync(
    file('forged.json'),
    readFileSync(file('entry.json'), 'utf8').replace('"role":"dpo"', '"role":"auditor"'),
  )
  expect(alone('forged.json')).toMatchObject({ status: 1 })
})

test('a key file and the recovery key are ways in, also to a new passphrase', { timeout }, () => {
  expect(wardbook('key', 'key-file', 'Own', ...asAna, '--output', 'ana.key').status).toBe(0)
  expect(wardbook('key', 'status', 'Own', ...asAna).stderr).toContain('(key-file-missing)')
  const withFile = [...asAna, '--key-file', 'ana.key']
  expect(wardbook('key', 'status', 'Own', ...withFile).status).toBe(0)
  expect(wardbook('key', 'recovery', 'Own', ...withFile, '--output', 'recovery-2').status).toBe(0)
  const byDevice = wardbook('key', 'device', 'Own', ...withFile)
  expect(byDevice).toMatchObject({ status: 1 })
  expect(byDevice.stderr).toContain('Only the desktop application can use the keychain')
  const byOld = wardbook('key', 'status', 'Own', '--recovery-key-file', 'recovery')
  expect(byOld.stderr).toContain('(wrong-recovery-key)')
  // The pause after a wrong attempt is a second.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_100)
  writeFileSync(file('pass-2'), 'seven marble orbits of tulip\n')
  const replaced = wardbook(
    ...['key', 'passphrase', 'Own', '--recovery-key-file', 'recovery-2', '--new-passphrase-file', 'pass-2'],
  )
  expect(replaced).toMatchObject({ status: 0 })
  expect(wardbook('key', 'status', 'Own', '--passphrase-file', 'pass-2').status).toBe(0)
})
