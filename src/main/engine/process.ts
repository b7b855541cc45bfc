import { RPCHandler } from '@orpc/server/message-port'
import { type Engine, openEngine } from './engine.ts'
import { keychainElsewhere } from './keychain.ts'
import { streamLog } from './log.ts'
import type { EngineProcessMessage, ShellMessage } from './process-messages.ts'
import { atomicWrite } from './storage/index.ts'
import { workersIn } from './workers.ts'

/** The end of a channel, as the utility process of the desktop shell receives it. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

interface ShellPort {
  on(
    event: 'message',
    listener: (event: { readonly data: ShellMessage; readonly ports: readonly Port[] }) => void,
  ): unknown
  postMessage(message: EngineProcessMessage): void
}

/** The driver needs Node-API 10 and crashes without a word on anything older. */
if (Number(process.versions.napi) < 10) {
  process.stderr.write(`wardbook: Node ${process.versions.node} is too old; 22.14 or newer is needed\n`)
  process.exit(1)
}

/** Time for an answer to leave this process before it ends, in milliseconds. */
const answerTime = 100

const { parentPort } = process as typeof process & { readonly parentPort: ShellPort }
let opened: Promise<Engine> | null = null
const { keychain, answered } = keychainElsewhere((number, call) =>
  parentPort.postMessage({ kind: 'keychain', number, call }),
)

parentPort.on('message', ({ data, ports: [port] }) => {
  if (data.kind === 'start') {
    opened = openEngine({
      resourcesDir: data.resourcesDir,
      stateDir: data.stateDir,
      workers: workersIn(import.meta.dirname),
      automaticBackups: true,
      log: streamLog,
      keychain,
      idleness: (minutes) => parentPort.postMessage({ kind: 'idleness', minutes }),
      requestLock: end,
    })
    opened.catch(fail)
  } else if (data.kind === 'lock') end()
  else if (data.kind === 'keychain') answered(data.number, data.answer)
  else if (port !== undefined) {
    if (data.kind === 'window') serve(port).catch(fail)
    else receiveFile(port, data.path)
  }
})

async function serve(port: Port): Promise<void> {
  const engine = await opened
  if (engine === null) throw new Error('a window came before the start')
  new RPCHandler(engine.router).upgrade(port, { context: {} })
  port.start()
}

/** Writes the one file that the window sends to the place that the person chose. */
function receiveFile(port: Port, path: string): void {
  port.on('message', ({ data }) => {
    try {
      if (!(data instanceof ArrayBuffer)) throw new Error('a file is bytes')
      atomicWrite(path, new Uint8Array(data))
      port.postMessage('saved')
    } catch (error) {
      streamLog.error('file-not-saved', { code: codeOf(error) })
      port.postMessage('failed')
    }
  })
  port.start()
}

function end(): void {
  parentPort.postMessage({ kind: 'locking' })
  setTimeout(() => {
    const closed = opened?.then((engine) => engine.close()) ?? Promise.resolve()
    closed.then(() => process.exit(0), fail)
  }, answerTime)
}

function fail(error: unknown): never {
  streamLog.error('engine-failed', { code: codeOf(error) })
  process.exit(1)
}

/** What can be said of an error without what it says, which may name a file of the person. */
function codeOf(error: unknown): string {
  return error instanceof Error ? String(Reflect.get(error, 'code') ?? error.name) : 'unknown'
}
