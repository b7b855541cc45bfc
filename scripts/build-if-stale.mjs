import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../bin/launch.mjs'

/** What the built files are made of. */
const sources = [
  'src',
  'resources/locales',
  'resources/law',
  'electron.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const stamp = join(root, 'out', 'sources.sha256')

/**
 * Builds the checkout unless the built files are those of the present sources. Says so on the standard error stream.
 * @param {string} node the Node that runs the build
 * @returns {Promise<boolean>} false: the build failed, and said why
 */
export async function buildIfStale(node) {
  const present = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return true
  process.stderr.write('wardbook: building\n')
  const code = await build(node)
  if (code !== 0) return false
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, present)
  return true
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(join(root, source))).sort()) {
    hash.update(`${relative(root, file)}\0`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

/** @returns {string[]} */
function filesOf(path) {
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return existsSync(path) ? [path] : []
  }
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)],
  )
}

/** @returns {Promise<number>} */
function build(node) {
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const parameters = [program, 'build', '--config', 'electron.config.ts', '--logLevel', 'warn']
  return new Promise((resolve) => {
    // What the build says belongs on the standard error stream: the standard output is the command's.
    const child = spawn(node, parameters, { cwd: root, stdio: ['ignore', 2, 2] })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
