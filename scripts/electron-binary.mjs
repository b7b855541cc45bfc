import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../bin/launch.mjs'

const folder = join(root, 'node_modules', 'electron')
/** How long fetching may take, in milliseconds. */
const fetchTime = 20_000

/**
 * Why no desktop window can open here, whatever is installed; null where one can.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @param {number | undefined} user the numeric id of the user, where there is one
 * @returns {string | null}
 */
export function whyNoDesktop(platform, environment, user) {
  if (platform !== 'linux') return null
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display'
  return user === 0 ? 'Electron does not run as root' : null
}

/**
 * The executable of Electron, where it is present. The package itself would fetch it when it is imported.
 * @returns {string | null}
 */
export function findElectron() {
  try {
    const file = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

/**
 * Fetches the executable with the package's own script, for a bounded time.
 * @param {string} node
 * @returns {Promise<string | null>} null: it could not be fetched
 */
export function fetchElectron(node) {
  const script = join(folder, 'install.js')
  if (!existsSync(script)) return Promise.resolve(null)
  console.log(`Fetching Electron, for ${fetchTime / 1_000} seconds at most`)
  return new Promise((resolve) => {
    const child = spawn(node, [script], { cwd: root, stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), fetchTime)
    const end = () => {
      clearTimeout(timer)
      resolve(findElectron())
    }
    child.on('error', end)
    child.on('exit', end)
  })
}
