import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outputPath, writeOutput } from '../../src/main/cli/output-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('a result for a folder that is not there is refused before anything is made', () => {
  const folder = temporaryFolder()
  expect(() => outputPath(join(folder, 'missing', 'record.pdf'))).toThrow(/there is no folder .*missing/)
})

test('a folder is not taken for a file', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'record'))
  expect(() => outputPath(join(folder, 'record'))).toThrow(/is a folder/)
})

test('a recovery key never replaces a file, a document does', () => {
  const file = join(temporaryFolder(), 'kept')
  writeFileSync(file, 'an older one')
  expect(() => outputPath(file, { fresh: true })).toThrow(/is there already/)
  expect(outputPath(file)).toBe(file)
})

test('a written result is whole, alone in its folder, and for its owner only', async () => {
  const folder = temporaryFolder()
  await writeOutput(join(folder, 'record.csv'), new Blob(['Reference;Name']))
  expect(readdirSync(folder)).toEqual(['record.csv'])
  expect(readFileSync(join(folder, 'record.csv'), 'utf8')).toBe('Reference;Name')
  expect(statSync(join(folder, 'record.csv')).mode & 0o777).toBe(0o600)
})
