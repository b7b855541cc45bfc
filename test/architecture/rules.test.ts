import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { architecture } from '../../.dependency-cruiser.mjs'
import { check } from '../../scripts/architecture.mjs'

/** One breach of each rule: the module that commits it, and what it says. */
const breaches: Readonly<Record<string, readonly [file: string, source: string]>> = {
  'no-cycles': ['src/main/engine/storage/a.ts', "import { b } from './b.ts'\nexport const a = () => b"],
  'no-orphans': ['src/main/engine/storage/lonely.ts', 'export const lonely = 1'],
  resolvable: ['src/main/engine/storage/hopeful.ts', "import './nowhere.ts'"],
  'shared-stands-alone': ['src/shared/kernel/nosy.ts', "import 'kysely'"],
  'engine-knows-no-shell': ['src/main/engine/storage/social.ts', "import '../../desktop/window.ts'"],
  'features-meet-at-their-front-door': [
    'src/main/engine/features/breach/deep.ts',
    "import '../task/handlers.ts'",
  ],
  'capabilities-know-no-feature': [
    'src/main/engine/document/knowing.ts',
    "import '../features/task/index.ts'",
  ],
  'sqlite-stays-in-storage': ['src/main/engine/keyring/direct.ts', "import 'better-sqlite3'"],
  'sockets-stay-in-connector': ['src/main/engine/features/task/call.ts', "import 'undici'"],
  'temporal-stays-in-deadline': ['src/main/engine/features/task/when.ts', "import 'temporal-polyfill'"],
  'migrations-are-frozen': ['src/main/engine/storage/migrations/0001-x.ts', "import '../tables.ts'"],
  'shells-do-not-know-each-other': ['src/main/desktop/borrow.ts', "import '../loopback/server.ts'"],
  'the-window-runs-in-a-browser': [
    'src/renderer/app/reach.ts',
    "import '../../main/engine/storage/tables.ts'",
  ],
  'the-window-uses-no-node': ['src/renderer/app/read.ts', "import 'node:fs'"],
  'screens-do-not-import-screens': ['src/renderer/features/task/look.ts', "import '../breach/view.ts'"],
  'design-knows-no-screen': ['src/renderer/design/peek.ts', "import '../features/breach/view.ts'"],
  'preload-is-a-doorway': ['src/preload/wide.ts', "import '../shared/kernel/nosy.ts'"],
  'electron-stays-in-the-desktop-shell': ['src/main/loopback/both.ts', "import 'electron'"],
  'tests-run-without-electron': [
    'test/desktop/heavy.ts',
    "import { app } from 'electron'\nexport const x = app",
  ],
  'product-imports-no-test': ['src/main/cli/tested.ts', "import '../../../test/desktop/heavy.ts'"],
  'declared-dependencies-only': ['src/main/cli/borrowed.ts', "import 'rolldown'"],
}

/** What the breaches reach for. */
const bystanders: Readonly<Record<string, string>> = {
  'src/main/engine/storage/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
  'src/main/engine/storage/tables.ts': 'export const tables = 1',
  'src/main/desktop/window.ts': 'export const window = 1',
  'src/main/loopback/server.ts': 'export const server = 1',
  'src/main/engine/features/task/handlers.ts': 'export const handlers = 1',
  'src/main/engine/features/task/index.ts': "export { handlers } from './handlers.ts'",
  'src/renderer/features/breach/view.ts': 'export const view = 1',
  'package.json':
    '{"dependencies":{"kysely":"*","undici":"*","better-sqlite3":"*","temporal-polyfill":"*","electron":"*"}}',
}

let folder: string
let found: readonly { readonly rule: { readonly name: string }; readonly from: string }[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-architecture-'))
  const sources = { ...bystanders, ...Object.fromEntries(Object.values(breaches)) }
  for (const [file, source] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${source}\n`)
  }
  symlinkSync(join(import.meta.dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'))
  found = (await check(folder, ['src', 'test'])).violations
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every rule has a breach that it finds', () => {
  expect(Object.keys(breaches).sort()).toEqual(architecture.forbidden?.map(({ name }) => name).sort())
})

test.for(Object.entries(breaches))('%s', ([rule, [file]]) => {
  expect(found.filter((violation) => violation.rule.name === rule).map(({ from }) => from)).toContain(file)
})
