import { expect, test } from 'vitest'
import { newKeyFile } from '#engine/keyring/index.ts'
import { keyFileFactor, keyFileLimit } from '#engine/keyring/key-file.ts'
import { outcomeOf } from './keyrings.ts'

test('a key file says what it is and stands for one factor', () => {
  const file = newKeyFile()
  expect(file.toString()).toMatch(/^Wardbook key file\nversion: 1\nkey: [0-9a-f]{128}\ncheck: [0-9a-f]{8}\n$/)
  expect(keyFileFactor(file)).toHaveLength(32)
  expect(keyFileFactor(file)).toEqual(keyFileFactor(file))
  expect(keyFileFactor(newKeyFile())).not.toEqual(keyFileFactor(file))
})

test('a key file survives a change of its line ends', () => {
  const file = newKeyFile()
  expect(keyFileFactor(Buffer.from(file.toString().replaceAll('\n', '\r\n')))).toEqual(keyFileFactor(file))
  expect(keyFileFactor(Buffer.from(file.toString().trimEnd()))).toEqual(keyFileFactor(file))
})

test('a key file with any byte changed, or cut anywhere, is called damaged', async () => {
  const file = newKeyFile()
  const last = file.length - 1
  for (let place = 0; place < last; place++) {
    const touched = Buffer.from(file)
    touched.writeUInt8(touched.readUInt8(place) ^ 0x01, place)
    expect(await outcomeOf(() => keyFileFactor(touched))).toBe('key-file-damaged')
    expect(await outcomeOf(() => keyFileFactor(file.subarray(0, place)))).toBe('key-file-damaged')
  }
})

test('another file is no key file, whatever its size', async () => {
  expect(await outcomeOf(() => keyFileFactor(Buffer.from('holiday.jpg')))).toBe('key-file-damaged')
  expect(await outcomeOf(() => keyFileFactor(Buffer.alloc(keyFileLimit + 1, 0x20)))).toBe('key-file-damaged')
  expect(await outcomeOf(() => keyFileFactor(Buffer.alloc(0)))).toBe('key-file-damaged')
})
