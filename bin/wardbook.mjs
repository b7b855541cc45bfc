#!/usr/bin/env node
import { join } from 'node:path'
import { findNode, isCheckout, noNode, root, run } from './launch.mjs'

// The command line: hands over to the Node that Wardbook needs, in the folder that the person is in.
const node = findNode()
if (node === null) {
  process.stderr.write(`${noNode}\n`)
  process.exit(1)
}
if (isCheckout()) {
  const { buildIfStale } = await import('../scripts/build-if-stale.mjs')
  if (!(await buildIfStale(node))) process.exit(1)
}
// `npm run` moves to the package's folder and keeps where the person was in INIT_CWD.
const { INIT_CWD, ...env } = process.env
const cwd = process.cwd() === root ? (INIT_CWD ?? root) : process.cwd()
process.exitCode = await run(node, [join(root, 'out', 'main', 'cli.cjs'), ...process.argv.slice(2)], {
  cwd,
  env,
})
