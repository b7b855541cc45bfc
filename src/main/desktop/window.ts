import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BrowserWindow, type Rectangle, screen } from 'electron'
import { isOwnPage, startPage } from './own-page.ts'
import { restrictContents, webPreferences } from './security.ts'
import { smallestWindow, type WindowPlace, windowPlace } from './window-place.ts'

export interface WindowOptions {
  /** The built doorway script. */
  readonly preload: string
  readonly partition: string
  readonly isPackaged: boolean
  /** The file that remembers where the window was. */
  readonly placeFile: string
}

/** Opens the console's window where it was last time. It shows itself once there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  return open(options, windowPlace(read(options.placeFile), screens), startPage)
}

/**
 * Puts a fresh window in the place of another one, on the same page. The old one's renderer process is ended first:
 * what it had in its memory ends with it.
 */
export function replaceWindow(old: BrowserWindow, options: WindowOptions): void {
  const page = old.webContents.getURL()
  old.webContents.forcefullyCrashRenderer()
  open(options, old.getNormalBounds(), isOwnPage(page) ? page : startPage)
  old.destroy()
}

function open(
  { preload, partition, isPackaged, placeFile }: WindowOptions,
  place: WindowPlace,
  page: string,
): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Wardbook',
    webPreferences: { ...webPreferences(preload, isPackaged), partition },
  })
  restrictContents(window.webContents)
  window.once('ready-to-show', () => window.show())
  window.on('close', () => remember(placeFile, window.getNormalBounds()))
  void window.loadURL(page)
  return window
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** A place that cannot be kept costs a convenience only. */
function remember(file: string, bounds: Rectangle): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(bounds), { mode: 0o600 })
  } catch {
    process.stderr.write('wardbook: the place of the window could not be kept\n')
  }
}
