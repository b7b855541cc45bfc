import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Plain JavaScript that older Nodes run too: it finds the Node that Wardbook needs and hands over to it.

/** The folder of the package. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The database driver needs Node-API 10: Node 22.14 or newer. */
const neededNodeApi = 10

/**
 * The Node that runs Wardbook: the one this package brings for the platform, or the running one where it is new enough.
 * Null: there is none.
 * @returns {string | null}
 */
export function findNode() {
  const brought = broughtNode()
  if (brought !== null) return brought
  return Number(process.versions.napi) >= neededNodeApi ? process.execPath : null
}

/** What to say where there is no usable Node. */
export const noNode = `wardbook: Node ${process.versions.node} is too old and none is included for ${process.platform}-${process.arch}; install Node 24 or newer`

/**
 * Runs a program to its end, with this terminal as its own and without core dumps, which would hold what the store held.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code; 128 and the signal's number where a signal ended it
 */
export function run(program, parameters, { cwd = process.cwd(), env = process.env } = {}) {
  const isPosix = process.platform !== 'win32'
  const child = isPosix
    ? spawn('/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', program, ...parameters], {
        cwd,
        env,
        stdio: 'inherit',
      })
    : spawn(program, parameters, { cwd, env, stdio: 'inherit' })
  // Ctrl+C reaches the child by itself; this process waits for what it makes of it.
  const wait = () => {}
  const passOn = () => child.kill('SIGTERM')
  process.on('SIGINT', wait)
  process.on('SIGTERM', passOn)
  process.on('SIGHUP', passOn)
  return new Promise((resolve) => {
    const end = (code) => {
      process.off('SIGINT', wait)
      process.off('SIGTERM', passOn)
      process.off('SIGHUP', passOn)
      resolve(code)
    }
    child.on('error', (error) => {
      process.stderr.write(`wardbook: ${error.message}\n`)
      end(1)
    })
    child.on('exit', (code, signal) =>
      end(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9)),
    )
  })
}

/** Whether this is a checkout, which builds itself, and not an installed package. */
export function isCheckout() {
  return existsSync(join(root, 'electron.config.ts'))
}

/** @returns {string | null} */
function broughtNode() {
  const { platform, arch } = process
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const file = join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}
