import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerOwnScheme } from '../../src/main/desktop/protocol.ts'
import { refusedSwitch } from '../../src/main/desktop/refused-switches.ts'
import { outsideAddress } from '../../src/shared/kernel/outside-address.ts'

// The numbers are those of Electron's security checklist. What a running object decides stands in security.test.ts and
// ipc.test.ts (3 to 5, 11 to 14, 17); here stands what the sources, the lockfile and the packaging promise.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|html|css)$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: read(join('src', name)) }))
const holding = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(500)
})

test('1: nothing is loaded over http', () => {
  expect(holding(/(loadURL|fetch)\(\s*['"`](http|ws):/)).toEqual([])
})

test('2, 3, 4: windows are made in one place, with the settings that its test compares', () => {
  expect(holding(/new (BrowserWindow|WebContentsView|BrowserView)\(/)).toEqual(['main/desktop/window.ts'])
  expect(holding(/nodeIntegration: true|contextIsolation: false|sandbox: false/)).toEqual([])
  expect(read('src/main/desktop/index.ts')).toContain('app.enableSandbox()')
})

test('6, 8, 9, 10: no switch of the browser that weakens it is touched', () => {
  expect(
    holding(/webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures:/),
  ).toEqual([])
})

test('7: a page of the window carries the strict policy', () => {
  const files = new Map([['/index.html', { body: Buffer.from('page'), type: 'text/html' }]])
  const policy = answerOwnScheme(files, 'GET', 'app://bundle/').headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(holding(/\.innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|new Function\(|\beval\(/)).toEqual(
    [],
  )
})

test('11: no page embeds another', () => {
  expect(holding(/<webview|webviewTag: true/)).toEqual([])
})

describe('15: addresses outside', () => {
  const schemes =
    'http file smb ms-msdt search-ms search vscode javascript data ftp sftp ldap ldaps tel sms ssh telnet jar view-source chrome about blob app ms-office ms-word ms-excel ms-powerpoint ms-settings ms-appinstaller ms-cxh ms-screenclip ms-gamebar steam zoommtg slack discord msteams skype facetime intent market itms itms-apps git svn nfs afp dav davs webcal mailbox news nntp irc ircs xmpp magnet bitcoin ethereum callto sip sips rtsp mms rdp vnc x-apple.systempreferences x-man-page help applescript shortcuts ssh2 rlogin tn3270 gopher wais finger cid mid urn tag res mk shell vbscript livescript mocha about-blank filesystem chrome-extension devtools edge opera brave moz-extension resource wyciwyg hcp onenote outlook mapi teamviewer anydesk docker kubectl cursor jetbrains github-windows sourcetree'.split(
      ' ',
    )

  test.each(schemes)('%s is not opened, however it is written', (scheme) => {
    for (const written of [`${scheme}://x/y`, `${scheme}:x`, ` ${scheme.toUpperCase()}:x`, `\t${scheme}:x`])
      expect(outsideAddress(written), written).toBeNull()
  })

  test('a hundred schemes were tried, and openExternal has one call site', () => {
    expect(new Set(schemes).size).toBeGreaterThanOrEqual(100)
    expect(holding(/shell\.openExternal\(/)).toEqual(['main/desktop/host.ts'])
  })
})

describe('16: Electron', () => {
  const releases: {
    readonly lookedUpOn: string
    readonly majors: Readonly<Record<string, string>>
    readonly inUse: { readonly version: string; readonly releasedOn: string }
  } = JSON.parse(read('packaging/electron-releases.json'))
  const { inUse, lookedUpOn } = releases
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

  test('is the release that the table of releases speaks of', () => {
    const lock: { readonly packages: Readonly<Record<string, { readonly version?: string }>> } = JSON.parse(
      read('package-lock.json'),
    )
    expect(lock.packages['node_modules/electron']?.version).toBe(inUse.version)
  })

  test('was of one of the three supported majors, and not older than 60 days, when its releases were looked up', () => {
    const supported = Object.entries(releases.majors)
      .sort(([, a], [, b]) => b.localeCompare(a))
      .slice(0, 3)
      .map(([major]) => Number(major))
    const major = Number(inUse.version.split('.')[0])
    expect(supported).toContain(major)
    // 42 is the first major whose every release has the mended context bridge (GHSA-h7rp-cf8h-j98x).
    expect(major).toBeGreaterThanOrEqual(42)
    expect(days(inUse.releasedOn, lookedUpOn)).toBeGreaterThanOrEqual(0)
    expect(days(inUse.releasedOn, lookedUpOn)).toBeLessThanOrEqual(60)
  })

  // A checkout of last year still passes its tests; whoever releases from it is stopped by `npm run electron-age`.
  test('is looked at again before each release', () => {
    const at = (day: string) =>
      spawnSync(process.execPath, [join(root, 'scripts/electron-age.mjs'), day], { encoding: 'utf8' })
    expect(at(lookedUpOn).status).toBe(0)
    const late = at('2027-03-01')
    expect([late.status, late.stderr]).toEqual([1, expect.stringContaining('60 days')])
  })
})

test('17: the main process listens in one place', () => {
  expect(holding(/ipcMain\.(on|once|handle|handleOnce)\(|ipc\.handle\(/)).toEqual(['main/desktop/ipc.ts'])
})

test('18: the window’s own scheme is standard and secure, and no file address is used', () => {
  expect(read('src/main/desktop/index.ts')).toContain('standard: true, secure: true, supportFetchAPI: true')
  expect(holding(/loadFile\(|['"`]file:\/\//)).toEqual([])
})

test('19: the fuses of what is packaged', () => {
  expect(JSON.parse(read('packaging/fuses.json'))).toEqual({
    // Each of these defaults lets another program run code as Wardbook.
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    wasmTrapHandlers: true,
  })
})

test('20: the preload exposes one object and hands nothing of Electron on', () => {
  const preload = read('src/preload/index.ts')
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
  expect(preload).not.toMatch(/ipcRenderer\b(?!\.(invoke|on)\()(?! \} from| from|,)/)
  expect(preload).not.toMatch(/ipcRenderer\.(send|sendSync|sendToHost|postMessage)/)
})

test('certificates are checked by Chromium alone, and nothing is reported anywhere', () => {
  expect(holding(/setCertificateVerifyProc|'certificate-error'|crashReporter\b|autoUpdater/)).toEqual([])
})

test.each([
  'remote-debugging-port',
  'inspect',
  'js-flags',
  'no-sandbox',
  'ignore-certificate-errors',
  'host-resolver-rules',
  'renderer-cmd-prefix',
  'ssl-key-log-file',
])('a packaged program does not start with --%s', (name) => {
  expect(refusedSwitch((asked) => asked === name)).toBe(name)
  expect(read('src/main/desktop/index.ts')).toMatch(
    /app\.isPackaged && refusedSwitch\(.+ !== null\) app\.exit\(1\)/,
  )
})

test('other switches are no reason to stop', () => {
  expect(
    refusedSwitch((name) => ['lang', 'disable-gpu', 'force-device-scale-factor'].includes(name)),
  ).toBeNull()
})
