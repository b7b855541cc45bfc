import { describe, expect, test } from 'vitest'
import { bytesText } from '../../../src/renderer/design/words/bytes.ts'
import { DocumentSearch, recordOf } from '../../../src/renderer/features/document/document-search.ts'
import { hashOf, pastedHash } from '../../../src/renderer/features/document/file-hash.ts'

describe('a file', () => {
  test('is known by its SHA-256', async () => {
    expect(await hashOf(new Blob(['abc']))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test.each([
    [0, 'en', '0 byte'],
    [999, 'en', '999 byte'],
    [383_564, 'en', '383.6 kB'],
    [383_564, 'de', '383,6 kB'],
    [2_000_000, 'fr', '2 Mo'],
  ] as const)('of %i bytes reads in %s as %s', (bytes, language, text) => {
    expect(bytesText(bytes, language).replace(/\s/g, ' ')).toBe(text)
  })
})

describe('a pasted hash', () => {
  const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

  test('is taken with what copying adds to it', () => {
    expect(pastedHash(` SHA-256: ${hash.toUpperCase()}\n`)).toBe(hash)
    expect(pastedHash(`${hash.slice(0, 32)} ${hash.slice(32)}`)).toBe(hash)
  })

  test('is refused when it is too short or no hash', () => {
    expect(pastedHash(hash.slice(1))).toBeNull()
    expect(pastedHash('record-of-processing.pdf')).toBeNull()
  })
})

describe('the address of a document', () => {
  test('that says what does not exist counts as saying nothing', () => {
    expect(DocumentSearch.parse({ kind: 'shopping-list', language: 'xx', format: 'exe' })).toEqual({})
  })

  test('names a record of its own register only', () => {
    const kind = 'breach-register'
    expect(recordOf({ kind, recordId: 'breach_01' })).toBe('breach_01')
    expect(recordOf({ kind, recordId: 'activity_01' })).toBeNull()
    expect(recordOf({ kind })).toBeNull()
  })
})
