import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addUser,
  type CreatedKeyring,
  openKeyring,
  readKeyringFile,
  removeUser,
  writeKeyringFile,
} from '#engine/keyring/index.ts'
import { later, leastCost, newKeyring, now, otherPassphrase, outcomeOf } from './keyrings.ts'

let created: CreatedKeyring
let folder: string
beforeAll(async () => {
  created = await newKeyring()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-keyring-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const first = () => join(folder, 'keyring.json')
const second = () => join(folder, 'keyring.bak')

test('a keyring is written twice, for its owner alone', () => {
  writeKeyringFile(folder, created.bytes)
  expect(readdirSync(folder).sort()).toEqual(['keyring.bak', 'keyring.json'])
  expect([first(), second()].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
  expect(readKeyringFile(folder)).toEqual({
    bytes: created.bytes,
    source: 'keyring.json',
    needsWriting: false,
  })
})

test('what is no keyring is never written over one', async () => {
  writeKeyringFile(folder, created.bytes)
  expect(await outcomeOf(() => writeKeyringFile(folder, created.bytes.subarray(1)))).toBe('keyring-damaged')
  expect(readFileSync(first())).toEqual(created.bytes)
})

describe('when the first copy cannot be used', () => {
  test.each([
    ['missing', () => rmSync(first())],
    ['empty', () => writeFileSync(first(), '')],
    ['changed in one byte', () => writeFileSync(first(), created.bytes.toString().replace('"Ada"', '"Eda"'))],
    ['a folder', () => replaceByFolder(first())],
    ['larger than a keyring', () => writeFileSync(first(), Buffer.alloc(10_000_000))],
  ])('because it is %s, the second is taken and the finding says so', (_, spoil) => {
    writeKeyringFile(folder, created.bytes)
    spoil()
    expect(readKeyringFile(folder)).toEqual({
      bytes: created.bytes,
      source: 'keyring.bak',
      needsWriting: true,
    })
  })

  test('and neither can the second, nothing is made up', async () => {
    expect(await outcomeOf(() => readKeyringFile(folder))).toBe('store-incomplete')
    writeFileSync(first(), 'x')
    expect(await outcomeOf(() => readKeyringFile(folder))).toBe('keyring-damaged')
    writeFileSync(second(), 'x')
    expect(await outcomeOf(() => readKeyringFile(folder))).toBe('keyring-damaged')
    rmSync(first())
    expect(await outcomeOf(() => readKeyringFile(folder))).toBe('keyring-damaged')
    expect(readdirSync(folder)).toEqual(['keyring.bak'])
  })

  test('because a later version wrote it, the older second copy is left alone', async () => {
    writeKeyringFile(folder, created.bytes)
    writeFileSync(first(), created.bytes.toString().replace('"v":1,"writer"', '"v":2,"writer"'))
    expect(await outcomeOf(() => readKeyringFile(folder))).toBe('store-newer')
  })
})

test('two copies that differ are to be written again', () => {
  writeKeyringFile(folder, created.bytes)
  rmSync(second())
  expect(readKeyringFile(folder)).toMatchObject({ source: 'keyring.json', needsWriting: true })
})

test('after a removal neither copy opens with the passphrase of the removed user', async () => {
  const bo = {
    label: 'Bo',
    role: 'auditor',
    temporaryPassphrase: otherPassphrase,
    kdf: leastCost,
    now,
  } as const
  const added = await addUser(created.session, bo)
  const opens = (path: string) =>
    outcomeOf(() => openKeyring(readFileSync(path), { user: 'Bo', passphrase: otherPassphrase }))
  writeKeyringFile(folder, added.bytes)
  expect([await opens(first()), await opens(second())]).toEqual(['opened', 'opened'])
  writeKeyringFile(folder, removeUser(added.session, { userId: added.userId, now: later }).bytes)
  expect([await opens(first()), await opens(second())]).toEqual(['not-found', 'not-found'])
})

function replaceByFolder(path: string): void {
  rmSync(path)
  mkdirSync(path)
}
