import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atomicWrite } from '#engine/storage/atomic-write.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-atomic-'))
  path = join(folder, 'head.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a file is replaced whole', () => {
  test('with the bytes given and permissions for its owner alone', () => {
    atomicWrite(path, Buffer.from('one'))
    writeFileSync(path, 'in between', { mode: 0o644 })
    const large = Buffer.alloc(3_000_000, 'two')
    atomicWrite(path, large)
    expect(readFileSync(path)).toEqual(large)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['head.json'])
  })

  test('with other permissions where they are asked for', () => {
    atomicWrite(path, Buffer.from('one'), { mode: 0o400 })
    expect(statSync(path).mode & 0o777).toBe(0o400)
  })

  test('although a crash left half a file behind', () => {
    atomicWrite(path, Buffer.from('one'))
    writeFileSync(`${path}.tmp`, 'ha')
    atomicWrite(path, Buffer.from('two'))
    expect(readFileSync(path, 'utf8')).toBe('two')
    expect(readdirSync(folder)).toEqual(['head.json'])
  })

  test('and not through a link that somebody put in the way', () => {
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, 'untouched')
    symlinkSync(elsewhere, `${path}.tmp`)
    atomicWrite(path, Buffer.from('two'))
    expect([readFileSync(elsewhere, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['untouched', 'two'])
  })
})

describe('a file that cannot be replaced stays as it was', () => {
  test('when the new one cannot be written beside it', () => {
    atomicWrite(path, Buffer.from('one'))
    mkdirSync(join(`${path}.tmp`, 'in the way'), { recursive: true })
    expect(() => atomicWrite(path, Buffer.from('two'))).toThrow()
    expect(readFileSync(path, 'utf8')).toBe('one')
  })

  test('when the new one cannot take its place, and no trace is left', () => {
    mkdirSync(join(path, 'in the way'), { recursive: true })
    expect(() => atomicWrite(path, Buffer.from('two'))).toThrow()
    expect(readdirSync(folder)).toEqual(['head.json'])
    expect(readdirSync(path)).toEqual(['in the way'])
  })

  test('when its folder is gone: that is no refusal of ours', () => {
    expect(() => atomicWrite(join(folder, 'gone', 'head.json'), Buffer.from('x'))).toThrow(/ENOENT/)
  })

  test.skipIf(!canMount())('when the disk is full, which is said with the file’s name alone', () => {
    const found = writeOnMount('size=64k', 'write("one"); refused(() => write("x".repeat(1_000_000)))')
    expect(found).toEqual({
      code: 'disk-full',
      params: { file: 'head.json' },
      left: ['head.json'],
      content: 'one',
    })
  })

  test.skipIf(!canMount())('when the disk became read-only', () => {
    const remount = 'execFileSync("mount", ["-o", "remount,ro", folder])'
    const found = writeOnMount('size=64k', `write("one"); ${remount}; refused(() => write("two"))`)
    expect(found).toEqual({
      code: 'permission-lost',
      params: { file: 'head.json' },
      left: ['head.json'],
      content: 'one',
    })
  })
})

test.skipIf(!canTrace())('the new file is on the disk before it takes the name, and the folder after', () => {
  writeFileSync(path, 'one')
  const trace = join(folder, 'trace')
  const calls = 'trace=openat,write,fsync,close,rename'
  const script = `${importAtomicWrite} atomicWrite(${JSON.stringify(path)}, Buffer.from('twotwo'))`
  execFileSync('strace', ['-f', '-y', '-e', calls, '-o', trace, process.execPath, '-e', script])
  const steps = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => /(openat|write|fsync|close|rename)\(/.exec(line)?.[1])
  expect(steps).toEqual(['openat', 'write', 'fsync', 'close', 'rename', 'openat', 'fsync', 'close'])
  expect(readFileSync(trace, 'utf8')).toMatch(/head\.json\.tmp", O_WRONLY\|O_CREAT\|O_EXCL/)
})

/** Runs writes to `head.json` on a small file system of its own and gives the refusal and what is left. */
function writeOnMount(options: string, steps: string): unknown {
  const script = `
    import { execFileSync } from 'node:child_process'
    import { readdirSync, readFileSync } from 'node:fs'
    ${importAtomicWrite}
    const folder = ${JSON.stringify(folder)}
    execFileSync('mount', ['-t', 'tmpfs', '-o', ${JSON.stringify(options)}, 'none', folder])
    const write = (text) => atomicWrite(folder + '/head.json', Buffer.from(text))
    const refused = (attempt) => {
      try { attempt() } catch ({ code, params }) {
        const left = readdirSync(folder)
        console.log(JSON.stringify({ code, params, left, content: readFileSync(folder + '/head.json', 'utf8') }))
      }
    }
    ${steps}`
  const input = ['-rm', process.execPath, '--input-type=module', '-e', script]
  return JSON.parse(execFileSync('unshare', input, { encoding: 'utf8' }))
}

const importAtomicWrite = `
  const { atomicWrite } = await import(${JSON.stringify(
    fileURLToPath(new URL('../../../src/main/engine/storage/atomic-write.ts', import.meta.url)),
  )});`

/** Whether this machine lets a test mount a file system of its own (Linux with user namespaces). */
function canMount(): boolean {
  return spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0
}

function canTrace(): boolean {
  return spawnSync('strace', ['true']).status === 0
}
