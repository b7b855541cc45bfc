import { join } from 'node:path'
import { findNode, noNode, root, run } from '../bin/launch.mjs'
import { buildIfStale } from './build-if-stale.mjs'
import { fetchElectron, findElectron, whyNoDesktop } from './electron-binary.mjs'

// Starts the console: in a desktop window where Electron is present or can be fetched, else in the browser.

/** A window that ends with an error sooner than this never showed itself, in milliseconds. */
const startTime = 5_000

const node = findNode()
if (node === null) {
  console.error(noNode)
  process.exit(1)
}
if (!(await buildIfStale(node))) process.exit(1)
process.exitCode = await start(node)

/** @returns {Promise<number>} */
async function start(node) {
  const whyNot = whyNoDesktop(process.platform, process.env, process.getuid?.())
  if (whyNot !== null) return serve(node, whyNot)
  const electron = findElectron() ?? (await fetchElectron(node))
  if (electron === null) return serve(node, 'Electron is not installed and could not be fetched')
  console.log(`Starting in a desktop window (${electron})`)
  const startedAt = Date.now()
  const code = await run(electron, [root])
  if (code === 0 || Date.now() - startedAt > startTime) return code
  return serve(node, `the desktop window ended with code ${code}`)
}

function serve(node, reason) {
  console.log(`Starting in the browser: ${reason}`)
  return run(node, [join(root, 'out', 'main', 'cli.cjs'), 'serve'])
}
