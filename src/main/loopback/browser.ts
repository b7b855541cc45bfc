import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why no browser can be opened here, or null. */
export function whyNoBrowser(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (platform === 'darwin' || platform === 'win32') return null
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? null : 'there is no display'
}

/**
 * Opens the user's browser at an address that holds a secret. The address stands in a file that only this user can
 * read, because the arguments of a process can be read by everybody on the machine. The file is removed after a minute.
 */
export function openInBrowser(address: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-'))
  const file = join(folder, 'open.html')
  writeFileSync(file, redirectPage(address), { mode: 0o600 })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const [command, ...parameters] = opener(process.platform)
  const child = spawn(command, [...parameters, file], { stdio: 'ignore', detached: true })
  child.on('error', remove)
  child.unref()
  setTimeout(remove, 60_000).unref()
  process.once('exit', remove)
}

/** A page that leads to `address` at once and leaves no entry of its own in the history. */
export function redirectPage(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Wardbook</title><script>location.replace(${JSON.stringify(address).replaceAll('<', '\\u003c')})</script>\n`
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['explorer.exe']
  return ['xdg-open']
}
