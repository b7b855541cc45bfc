import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { isOwnPage } from '../../src/main/desktop/own-page.ts'
import { restrictContents, restrictSession, webPreferences } from '../../src/main/desktop/security.ts'

const permissions = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'clipboard-sanitized-write',
  'midi',
  'midiSysex',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'window-management',
  'idle-detection',
  'display-capture',
  'hid',
  'serial',
  'usb',
  'storage-access',
  'top-level-storage-access',
  'keyboardLock',
  'speaker-selection',
  'fileSystem',
  'mediaKeySystem',
  'unknown',
]

const hostileAddresses = [
  'app://bundle.evil/',
  'app://bundle@evil/',
  'app://evil@bundle/',
  'app://user:pass@bundle/',
  'app://bundle:1/',
  'app://',
  'app:bundle',
  'app:/bundle/',
  'APP2://bundle/',
  'apps://bundle/',
  'http://bundle/',
  'https://bundle/',
  'https://app//bundle',
  'file:///etc/passwd',
  'file://bundle/',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'about:blank',
  'blob:app://bundle/1',
  'view-source:app://bundle/',
  'chrome://settings',
  'devtools://devtools',
  'ftp://bundle/',
  'ws://bundle/',
  'app://bundle%2eevil/',
  'app://bundlé/',
  '//bundle/',
  'bundle',
  '',
  ' app://evil/',
]

/** A session that remembers the handlers that were set on it. */
function recordingSession() {
  const handlers = new Map<string, (...given: never[]) => unknown>()
  const events = new EventEmitter()
  const record = (name: string) => (handler: (...given: never[]) => unknown) => handlers.set(name, handler)
  const session = Object.assign(events, {
    setPermissionRequestHandler: record('request'),
    setPermissionCheckHandler: record('check'),
    setDevicePermissionHandler: record('device'),
    setDisplayMediaRequestHandler: record('display'),
    setSpellCheckerEnabled: (isEnabled: boolean) => handlers.set('spelling', () => isEnabled),
    webRequest: { onBeforeRequest: record('load') },
  })
  restrictSession(session as unknown as Session)
  return { events, call: (name: string, ...given: unknown[]) => handlers.get(name)?.(...(given as never[])) }
}

describe('a session of the desktop shell', () => {
  test('grants no permission, whatever it is called', () => {
    const { call } = recordingSession()
    for (const permission of permissions) {
      let granted: unknown = 'never answered'
      call('request', null, permission, (answer: boolean) => {
        granted = answer
      })
      expect(granted, permission).toBe(false)
      expect(call('check', null, permission), permission).toBe(false)
    }
    expect(call('device', {})).toBe(false)
    let streams: unknown = null
    call('display', {}, (answer: unknown) => {
      streams = answer
    })
    expect(streams).toEqual({})
  })

  test('cancels downloads and fetches no dictionaries', () => {
    const { events, call } = recordingSession()
    let isPrevented = false
    events.emit('will-download', {
      preventDefault: () => {
        isPrevented = true
      },
    })
    expect(isPrevented).toBe(true)
    expect(call('spelling')).toBe(false)
  })

  test('loads its own files and pictures it made, and nothing from anywhere else', () => {
    const { call } = recordingSession()
    const isCancelled = (url: string) => {
      let cancel: unknown = 'never answered'
      call('load', { url }, (answer: { cancel: boolean }) => {
        cancel = answer.cancel
      })
      return cancel
    }
    for (const url of ['app://bundle/', 'app://bundle/assets/a.js', 'blob:app://bundle/5f'])
      expect(isCancelled(url), url).toBe(false)
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'app://evil/',
      'blob:https://x/1',
    ])
      expect(isCancelled(url), url).toBe(true)
  })
})

describe('a window of the desktop shell', () => {
  const contents = () => {
    const opened: { handler?: () => unknown } = {}
    const events = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => unknown) => {
        opened.handler = handler
      },
    })
    restrictContents(events as unknown as WebContents)
    return { events, opened }
  }

  test('opens no other window and takes no embedded page', () => {
    const { events, opened } = contents()
    expect(opened.handler?.()).toEqual({ action: 'deny' })
    let isPrevented = false
    events.emit('will-attach-webview', {
      preventDefault: () => {
        isPrevented = true
      },
    })
    expect(isPrevented).toBe(true)
  })

  test('cannot refuse to be closed', () => {
    const { events } = contents()
    let isOverruled = false
    events.emit('will-prevent-unload', {
      preventDefault: () => {
        isOverruled = true
      },
    })
    expect(isOverruled).toBe(true)
  })

  test('stays on its own pages', () => {
    const { events } = contents()
    const isStopped = (event: string, url: string) => {
      let isPrevented = false
      events.emit(event, {
        url,
        preventDefault: () => {
          isPrevented = true
        },
      })
      return isPrevented
    }
    expect(hostileAddresses.length).toBeGreaterThanOrEqual(30)
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(isStopped(event, 'app://bundle/requests'), event).toBe(false)
      for (const url of hostileAddresses) expect(isStopped(event, url), `${event} ${url}`).toBe(true)
    }
  })

  test('has no way into Node but the doorway script', () => {
    expect(webPreferences('/out/preload.cjs', true)).toEqual({
      preload: '/out/preload.cjs',
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick',
      devTools: false,
    })
  })
})

test('own pages are told from all others', () => {
  for (const address of ['app://bundle/', 'app://bundle', 'app://bundle/requests/request_1?x#y'])
    expect(isOwnPage(address)).toBe(true)
  for (const address of hostileAddresses) expect(isOwnPage(address), address).toBe(false)
})
