import { EventEmitter } from 'node:events'
import type { MessageChannelMain, UtilityProcess } from 'electron'
import { expect, test } from 'vitest'
import { noKeychain } from '#engine/keychain.ts'
import { openEngineProcess } from '../../src/main/desktop/engine-process.ts'
import { childEnvironment } from '../../src/main/shell/child-environment.ts'

/** The engine's processes as the shell forks them, in the order of their birth. */
function forking() {
  const children: (EventEmitter & { readonly told: unknown[]; isKilled: boolean })[] = []
  const said: string[] = []
  let now = 0
  const engine = openEngineProcess({
    fork: () => {
      const told: unknown[] = []
      const child = Object.assign(new EventEmitter(), {
        told,
        isKilled: false,
        postMessage: (message: unknown) => void told.push(message),
        kill: () => true,
      })
      children.push(child)
      return child as unknown as UtilityProcess
    },
    newChannel: () => ({ port1: 'engine end', port2: 'window end' }) as unknown as MessageChannelMain,
    start: { kind: 'start', resourcesDir: '/resources', stateDir: '/state' },
    keychain: { ...noKeychain, state: async () => 'plainText' },
    onReplaced: () => said.push('replaced'),
    onBroken: () => said.push('broken'),
    now: () => now,
  })
  return {
    engine,
    children,
    said,
    passTime: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

test('a lock tells the engine to end; when it has, a fresh one runs and the windows start anew', () => {
  const { engine, children, said } = forking()
  engine.lock()
  engine.lock()
  expect(children[0]?.told).toEqual([
    { kind: 'start', resourcesDir: '/resources', stateDir: '/state' },
    { kind: 'lock' },
  ])
  expect(said).toEqual([])
  children[0]?.emit('exit', 0)
  expect(children).toHaveLength(2)
  expect(said).toEqual(['replaced'])
})

test('an engine that locks itself is followed by a fresh one, however often', () => {
  const { children, said } = forking()
  for (let times = 0; times < 10; times += 1) {
    children[times]?.emit('message', { kind: 'locking' })
    children[times]?.emit('exit', 0)
  }
  expect(said).toEqual(Array(10).fill('replaced'))
})

test('an engine that ends by itself three times in a minute is not started again', () => {
  const { children, said } = forking()
  for (const child of [0, 1, 2]) children[child]?.emit('exit', 11)
  expect(said).toEqual(['replaced', 'replaced', 'broken'])
  expect(children).toHaveLength(3)
})

test('an engine is told what the keychain of the system says, and not after its end', async () => {
  const { engine, children } = forking()
  const ask = { kind: 'keychain', number: 7, call: { work: 'state', given: [] } }
  children[0]?.emit('message', ask)
  await expect
    .poll(() => children[0]?.told.at(-1))
    .toEqual({ kind: 'keychain', number: 7, answer: { value: 'plainText' } })
  const refused = { kind: 'keychain', number: 8, call: { work: 'seal', given: [new Uint8Array(32)] } }
  children[0]?.emit('message', refused)
  await expect
    .poll(() => children[0]?.told.at(-1))
    .toEqual({ kind: 'keychain', number: 8, answer: { failed: true } })
  const before = children[0]?.told.length
  engine.lock()
  children[0]?.emit('message', ask)
  children[0]?.emit('exit', 0)
  await new Promise((resolve) => setImmediate(resolve))
  expect(children[0]?.told.slice(before)).toEqual([{ kind: 'lock' }])
})

test('the shell knows how long the open store may be left, and that none is open in a fresh engine', () => {
  const { engine, children } = forking()
  expect(engine.idleMinutes()).toBeNull()
  children[0]?.emit('message', { kind: 'idleness', minutes: 20 })
  expect(engine.idleMinutes()).toBe(20)
  children[0]?.emit('exit', 11)
  expect(engine.idleMinutes()).toBeNull()
})

test('rare ends are tolerated', () => {
  const { children, said, passTime } = forking()
  for (let times = 0; times < 5; times += 1) {
    children[times]?.emit('exit', 11)
    passTime(60_000)
  }
  expect(said).toEqual(Array(5).fill('replaced'))
})

test('closing waits for the engine and starts no other', async () => {
  const { engine, children, said } = forking()
  const closed = engine.close()
  expect(children[0]?.told.at(-1)).toEqual({ kind: 'lock' })
  children[0]?.emit('exit', 0)
  await closed
  expect([children.length, said]).toEqual([1, []])
})

test('closing lets the windows keep what is typed before the engine is told to end', async () => {
  const { engine, children } = forking()
  let asked = 0
  const closed = engine.close(() => {
    asked += 1
  })
  expect([asked, children[0]?.told]).toEqual([1, [expect.objectContaining({ kind: 'start' })]])
  engine.lock()
  expect(children[0]?.told.at(-1)).toEqual({ kind: 'lock' })
  children[0]?.emit('exit', 0)
  await closed
  expect(children).toHaveLength(1)
})

test('a window and a file get one end of a channel of their own', () => {
  const { engine, children } = forking()
  expect([engine.connect(), engine.receiveFile('/home/ana/register.pdf')]).toEqual([
    'window end',
    'window end',
  ])
  expect(children[0]?.told.slice(1)).toEqual([
    { kind: 'window' },
    { kind: 'save', path: '/home/ana/register.pdf' },
  ])
})

test('an engine inherits nothing that loads foreign code, writes its memory or its keys, or tells a passphrase', () => {
  const environment = childEnvironment({
    PATH: '/usr/bin',
    HOME: '/home/ana',
    LANG: 'de_DE.UTF-8',
    XDG_STATE_HOME: '/state',
    HTTPS_PROXY: 'http://proxy:3128',
    NODE_OPTIONS: '--require /tmp/x.js',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_V8_COVERAGE: '/tmp',
    node_options: '--inspect',
    ELECTRON_RUN_AS_NODE: '1',
    SSLKEYLOGFILE: '/tmp/keys',
    LD_PRELOAD: '/tmp/x.so',
    LD_AUDIT: '/tmp/x.so',
    DYLD_INSERT_LIBRARIES: '/tmp/x.dylib',
    npm_config_registry: 'http://x',
    WARDBOOK_PASSPHRASE: 'correct horse',
  })
  expect(Object.keys(environment).sort()).toEqual(['HOME', 'HTTPS_PROXY', 'LANG', 'PATH', 'XDG_STATE_HOME'])
})
