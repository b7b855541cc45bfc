import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which systems know Chromium. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** What the Chromium of the registry needs of the system, as Debian's packages. */
const packages = ['libnss3', 'libnspr4', 'libexpat1']

/**
 * A Chromium for the tests: the one that CHROMIUM_PATH names, the system's, or the registry's, whose system libraries
 * are installed where this user may. Throws with what to do where there is none.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const installed = onPath(names)
  if (installed !== null) return installed
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'No Chromium was found. Install Chromium or Chrome, or name its executable in CHROMIUM_PATH.',
    )
  const { default: chromium } = await import('@sparticuz/chromium')
  const file = await chromium.executablePath()
  if (missingLibraries(file).length > 0) installPackages()
  const missing = missingLibraries(file)
  if (missing.length === 0) return file
  throw new Error(
    `Chromium needs system libraries that are missing: ${missing.join(', ')}.\n` +
      `On Debian: sudo apt-get install -y ${packages.join(' ')}   (or: sudo apt-get install -y chromium)`,
  )
}

/** @returns {string | null} */
function onPath(candidates) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const name of candidates) {
    for (const folder of folders) {
      const file = join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  return null
}

/** @returns {string[]} */
function missingLibraries(file) {
  const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library)
}

function installPackages() {
  if (process.getuid?.() !== 0 || onPath(['apt-get']) === null) return
  console.log(`Installing ${packages.join(', ')} for Chromium`)
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}
