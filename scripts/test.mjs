import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, noNode, root } from '../bin/launch.mjs'
import { buildIfStale } from './build-if-stale.mjs'
import { findChromium } from './chromium.mjs'

// Runs the tests: units and integration, then the journeys through the built console in a real Chromium.
// `npm test -- test/engine` runs a part.

const results = join(root, 'test-results')
const node = findNode()
if (node === null) {
  console.error(noNode)
  process.exit(1)
}
if (!(await buildIfStale(node))) process.exit(1)
const browser = await findChromium().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
mkdirSync(results, { recursive: true })

const filters = process.argv.slice(2)
const runs =
  filters.length > 0
    ? [vitest('part', filters)]
    : // Reading the sources anew for each file would take a third of the time.
      // The journeys wait for a window more than they compute.
      [
        vitest('units', ['--exclude', 'test/e2e/**', '--no-isolate']),
        vitest('journeys', ['test/e2e', '--maxWorkers=3']),
      ]
const count = (key) => runs.reduce((sum, { counts }) => sum + (counts?.[key] ?? 0), 0)
if (runs.every(({ counts }) => counts !== null)) {
  const skipped = count('numPendingTests') + count('numTodoTests')
  const line = `${count('numPassedTests')} passed, ${count('numFailedTests')} failed`
  console.log(skipped > 0 ? `${line}, ${skipped} skipped` : line)
}
process.exitCode = runs.every(({ code }) => code === 0) ? 0 : 1

/** Runs vitest once and reads what it counted; `counts` is null where it did not come to its end. */
function vitest(name, parameters) {
  const file = join(results, `${name}.json`)
  rmSync(file, { force: true })
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status } = spawnSync(node, [program, 'run', ...reporters, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: browser },
  })
  return { code: status ?? 1, counts: readCounts(file) }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
