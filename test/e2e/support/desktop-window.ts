import { spawn } from 'node:child_process'
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
export async function launchDesktop(folder: string): Promise<ElectronApplication> {
  if (electronPath === null) throw new Error(noElectron)
  const display = await ownDisplay()
  const launched = _electron.launch({
    executablePath: electronPath,
    args: ['--no-sandbox', '--disable-gpu', '--lang=en-GB'],
    env: {
      ...environment(),
      ...display.variables,
      APP_ROOT: join(import.meta.dirname, 'held-window'),
      ENGINE_NODE: join(root, 'node_modules', '.bin', 'node'),
      PRODUCT_MAIN: join(root, 'out', 'main', 'desktop.cjs'),
      HOME: folder,
      XDG_STATE_HOME: join(folder, 'state'),
      TZ: 'Europe/Berlin',
    },
    timeout: slowStart,
  })
  // Whatever becomes of the window, its display goes with it.
  const app = await launched.catch((error: unknown) => {
    display.end()
    throw error
  })
  app.on('close', display.end)
  await app.evaluate(() => Reflect.get(globalThis, 'openProduct')())
  return app
}

interface Display {
  readonly variables: Readonly<Record<string, string>>
  readonly end: () => void
}

/**
 * A display that nobody else uses, where Xvfb can be started; else the one that there is. Of a display that all tests share
 * nobody touches the keys for as long as they run, so that the idle lock would end a journey in its middle; and it begins
 * anew whenever its last window goes, under the hands of the one that comes.
 */
async function ownDisplay(): Promise<Display> {
  const none: Display = { variables: {}, end: () => undefined }
  if (process.platform !== 'linux') return none
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const number = await new Promise<string | null>((resolve) => {
    server.once('error', () => resolve(null))
    server.once('exit', () => resolve(null))
    server.stdio[3]?.once('data', (line) => resolve(String(line).trim()))
  })
  if (number === null) return none
  return { variables: { DISPLAY: `:${number}` }, end: () => void server.kill() }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
