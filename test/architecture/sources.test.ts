import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Every source file below a folder, with its text. */
function sources(folder: string): [file: string, text: string][] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|html|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(root, file), readFileSync(file, 'utf8')])
}

const everything = sources('src')
const filesWith = (pattern: RegExp, among = everything) =>
  among.filter(([, text]) => pattern.test(text)).map(([file]) => file)

describe('what stands in one place only', () => {
  test.for([
    ['windows are made', /new BrowserWindow\(/, 'src/main/desktop/window.ts'],
    ['messages of windows are heard', /\.handle\(channel|ipcMain\.(on|handle)/, 'src/main/desktop/ipc.ts'],
    ['anything is opened outside', /[^a-zA-Z]openExternal\(url\.href/, 'src/main/desktop/outside-link.ts'],
    ['the shell of the system is asked', /shell\.openExternal/, 'src/main/desktop/host.ts'],
    ['a file is opened by its kind', /shell\.openPath|openItem/, 'src/main/desktop/host.ts'],
    ['its kind is looked at before', /function openTakenOut/, 'src/main/desktop/taken-out-file.ts'],
    ['the window gets its bridge', /exposeInMainWorld/, 'src/preload/index.ts'],
    ['the policy of trusted types is made', /createPolicy\(/, 'src/renderer/content-security.ts'],
  ] as const)('%s', ([, pattern, place]) => {
    expect(filesWith(pattern)).toEqual([place])
  })
})

describe('what stands nowhere', () => {
  test.for([
    [
      'weaker windows',
      /webSecurity\b|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegration\w*: true/,
    ],
    [
      'other certificates than valid ones',
      /setCertificateVerifyProc|['"]certificate-error['"]|rejectUnauthorized: (?!true)/,
    ],
    ['reports of crashes', /crashReporter|report-on-fatalerror/],
    ['addresses of files', /file:\/\//],
    ['plaintext copies of the database', /\.serialize\(\)|\.backup\(|unsafeMode|loadExtension/],
  ] as const)('%s', ([, pattern]) => {
    expect(filesWith(pattern)).toEqual([])
  })

  test('embedded pages, markup from strings and workers in the window', () => {
    const pattern =
      /<(webview|iframe|object|embed)\b|dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|serviceWorker|new Worker\(|document\.write/
    expect(filesWith(pattern, sources('src/renderer'))).toEqual([])
  })

  test('Electron itself in the window', () => {
    expect(filesWith(/ipcRenderer|contextBridge/)).toEqual(['src/preload/index.ts', 'src/preload/save.ts'])
  })
})
