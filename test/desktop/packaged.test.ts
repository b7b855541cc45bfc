import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const electron = process.env.ELECTRON_EXECUTABLE
const root = join(import.meta.dirname, '..', '..')

/** What the packaged program tells of how it was started. */
const main = `
const told = { inspector: require('node:inspector').url() ?? null, header: require('node:http').maxHeaderSize, from: __dirname }
require('node:fs').writeFileSync(process.env.TOLD, JSON.stringify(told))
process.exit(0)
`

describe.skipIf(electron === undefined)('a packaged program', () => {
  let packaged: Packaged
  let before: Record<'asNode' | 'inspected' | 'options' | 'fromFolder', Told | null>
  let flipped: { readonly set: readonly string[]; readonly missing: readonly string[] }
  beforeAll(async () => {
    packaged = await packageProgram(electron ?? '')
    // The control: without the fuses each of these lets another program in.
    before = attempts(packaged)
    const run = spawnSync(process.execPath, [join(root, 'scripts/flip-fuses.mjs'), packaged.executable], {
      encoding: 'utf8',
    })
    flipped = JSON.parse(run.stdout)
  }, 60_000)

  test('has every fuse of packaging/fuses.json that its Electron knows, read back from the file', () => {
    const wanted: Readonly<Record<string, boolean>> = JSON.parse(
      readFileSync(join(root, 'packaging/fuses.json'), 'utf8'),
    )
    // The last two are younger than the runtime of these tests.
    const young = ['grantFileProtocolExtraPrivileges', 'wasmTrapHandlers']
    expect(young).toEqual(expect.arrayContaining([...flipped.missing]))
    expect([...flipped.set, ...flipped.missing].sort()).toEqual(Object.keys(wanted).sort())
    const read = execFileSync(
      process.execPath,
      [join(root, 'node_modules/@electron/fuses/dist/bin.js'), 'read', '--app', packaged.executable],
      { encoding: 'utf8' },
    )
    for (const name of flipped.set) {
      const line = new RegExp(`${name} is (Enabled|Disabled)`, 'i').exec(read)
      expect(line?.[1], name).toBe(wanted[name] ? 'Enabled' : 'Disabled')
    }
  })

  test('does not become a plain Node, takes no options of Node, opens no inspector, and loads its archive alone', () => {
    expect(before.asNode).toEqual({ asNode: true })
    expect(before.inspected?.inspector).toMatch(/^ws:/)
    expect(before.options?.header).toBe(12_345)
    expect(before.fromFolder?.from).toBe(join(packaged.resources, 'app'))

    const after = attempts(packaged)
    expect(after.asNode).toMatchObject({ inspector: null, from: packaged.archive })
    expect(after.inspected).toMatchObject({ inspector: null })
    expect(after.options?.header).not.toBe(12_345)
    expect(after.fromFolder).toBeNull()
  })
})

test.skipIf(electron !== undefined)(
  'fuses are tested where ELECTRON_EXECUTABLE names an Electron',
  ({ skip }) => {
    skip('set ELECTRON_EXECUTABLE to the path of an Electron')
  },
)

interface Told {
  readonly asNode?: boolean
  readonly inspector?: string | null
  readonly header?: number
  readonly from?: string
}

interface Packaged {
  readonly folder: string
  readonly executable: string
  readonly resources: string
  readonly archive: string
}

/** A package around a copy of the executable: the fuses are bytes in it. */
async function packageProgram(runtime: string): Promise<Packaged> {
  const folder = temporaryFolder()
  for (const name of readdirSync(dirname(runtime)))
    if (name !== basename(runtime) && name !== 'resources')
      symlinkSync(join(dirname(runtime), name), join(folder, name))
  const executable = join(folder, 'wardbook')
  copyFileSync(runtime, executable)
  const resources = join(folder, 'resources')
  const source = join(folder, 'source')
  for (const place of [source, resources]) mkdirSync(place)
  writeProgram(source)
  const archive = join(resources, 'app.asar')
  await createPackage(source, archive)
  return { folder, executable, resources, archive }
}

function writeProgram(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"name":"wardbook","version":"1.0.0","main":"main.cjs"}')
  writeFileSync(join(folder, 'main.cjs'), main)
}

/** What each way in of another program reaches; null: nothing was told. */
function attempts({ folder, executable, resources, archive }: Packaged) {
  const start = (parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
    const told = join(folder, 'told.json')
    writeFileSync(told, 'null')
    const usual = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      DISPLAY: process.env.DISPLAY ?? '',
      TOLD: told,
    }
    spawnSync(executable, [...parameters, '--no-sandbox', '--disable-gpu'], {
      env: { ...usual, ...environment },
      timeout: 20_000,
      stdio: 'ignore',
    })
    return JSON.parse(readFileSync(told, 'utf8')) as Told | null
  }
  const asNode = join(folder, 'as-node.cjs')
  writeFileSync(asNode, `require('node:fs').writeFileSync(process.env.TOLD, '{"asNode":true}')`)
  const outcomes = {
    asNode: start([asNode], { ELECTRON_RUN_AS_NODE: '1' }),
    inspected: start(['--inspect=0']),
    options: start([], { NODE_OPTIONS: '--max-http-header-size=12345' }),
  }
  // A folder in place of the archive, which the archive's integrity says nothing of.
  const inPlace = join(resources, 'app')
  mkdirSync(inPlace, { recursive: true })
  writeProgram(inPlace)
  renameSync(archive, `${archive}.away`)
  const fromFolder = start([])
  renameSync(`${archive}.away`, archive)
  return { ...outcomes, fromFolder }
}
