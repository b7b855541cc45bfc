import { expect, test } from 'vitest'
import { listenToWindows, type WindowRequests } from '../../src/main/desktop/ipc.ts'

const own = { url: 'app://bundle/', parent: null }

/** The main process's listeners, as Electron would call them. */
function listening() {
  const channels = new Map<string, (event: never, ...given: unknown[]) => unknown>()
  const asked: unknown[][] = []
  const answer =
    (name: string) =>
    async (_contents: unknown, ...given: unknown[]): Promise<never> => {
      asked.push([name, ...given])
      return null as never
    }
  const requests: WindowRequests = {
    connect: answer('connect'),
    save: answer('save'),
    openFile: answer('openFile'),
    pickStore: answer('pickStore'),
    open: answer('open'),
    copy: answer('copy'),
    notify: answer('notify'),
    lock: answer('lock'),
  }
  listenToWindows(
    { handle: (channel: string, listener: never) => void channels.set(channel, listener) },
    requests,
  )
  const invoke = (channel: string, senderFrame: unknown, ...given: unknown[]) =>
    channels.get(channel)?.({ senderFrame, sender: {} } as never, ...given)
  return { channels, asked, invoke }
}

test('the window may ask exactly for these things', () => {
  expect([...listening().channels.keys()].sort()).toEqual([
    'connect',
    'copy',
    'lock',
    'notify',
    'open',
    'openFile',
    'pickStore',
    'save',
  ])
})

test('the top frame of an own page is heard', async () => {
  const { asked, invoke } = listening()
  await invoke('lock', own)
  await invoke('save', own, 'register.pdf')
  expect(asked).toEqual([['lock'], ['save', 'register.pdf']])
})

test('no other frame is heard', () => {
  const { asked, invoke, channels } = listening()
  const senders = [
    null,
    { url: 'app://bundle/', parent: own },
    { url: 'https://bundle/', parent: null },
    { url: 'app://bundle.evil/', parent: null },
    { url: 'file:///out/renderer/index.html', parent: null },
    { url: 'about:blank', parent: null },
    { url: '', parent: null },
  ]
  for (const channel of channels.keys())
    for (const sender of senders) expect(() => invoke(channel, sender)).toThrow('refused')
  expect(asked).toEqual([])
})

test('nothing is heard that is not what the channel expects', () => {
  const { asked, invoke } = listening()
  const wrong: [string, ...unknown[]][] = [
    ['lock', 1],
    ['connect', {}],
    ['save'],
    ['save', ''],
    ['save', 'x'.repeat(256)],
    ['save', { path: '/etc' }],
    ['save', 'a.pdf', '/etc/passwd'],
    ['pickStore', 'delete'],
    ['open', 5],
    ['open', 'x'.repeat(2_001)],
    ['copy', 'key'],
    ['copy', '', true],
    ['copy', 'key', 'yes'],
    ['copy', 'x'.repeat(20_001), true],
    ['notify', 'a'],
    ['notify', 'a', 'x'.repeat(1_001)],
  ]
  for (const [channel, ...given] of wrong)
    expect(() => invoke(channel, own, ...given), channel).toThrow('refused')
  expect(asked).toEqual([])
})
