import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'

const root = join(import.meta.dirname, '..', '..', '..')

/** The Electron that the tests may start; null: there is none on this machine. */
export const electronPath = process.env.ELECTRON_EXECUTABLE ?? null

export const noElectron = 'set ELECTRON_EXECUTABLE to the path of an Electron'

/** A busy machine takes long to start the program, in milliseconds. */
export const slowStart = 90_000

/** A home for the program, with the state that it keeps. */
export function desktopFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-desktop-'))
  mkdirSync(join(root, 'test-results'), { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts the built product in its own window, in English, on the clock of Berlin. */
export function launchDesktop(folder: string): Promise<ElectronApplication> {
  if (electronPath === null) throw new Error(noElectron)
  return _electron.launch({
    executablePath: electronPath,
    args: ['--no-sandbox', '--disable-gpu', '--lang=en-GB'],
    env: {
      ...environment(),
      APP_ROOT: root,
      HOME: folder,
      XDG_STATE_HOME: join(folder, 'state'),
      TZ: 'Europe/Berlin',
    },
    timeout: slowStart,
  })
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
