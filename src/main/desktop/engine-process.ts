import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron'
import { answerOf, type Keychain } from '#engine/keychain.ts'
import type { EngineProcessMessage, ShellMessage } from '#engine/process-messages.ts'

/** What the life of the engine needs of Electron. */
export interface EngineSurroundings {
  readonly fork: () => UtilityProcess
  readonly newChannel: () => MessageChannelMain
  readonly start: Extract<ShellMessage, { kind: 'start' }>
  readonly keychain: Keychain
  /** A fresh, locked engine runs: windows start anew. */
  readonly onReplaced: () => void
  /** The engine ended by itself several times in a row and is not started again. */
  readonly onBroken: () => void
  /** Milliseconds. */
  readonly now: () => number
}

/** The engine process behind the windows, of which there is one at a time. */
export interface EngineProcess {
  /** A port to the engine for a window. */
  readonly connect: () => MessagePortMain
  /** A port through which a window sends the one file that is written to `path`. */
  readonly receiveFile: (path: string) => MessagePortMain
  /** Ends the engine after it closed its store, and starts a fresh one. */
  readonly lock: () => void
  /** After how many minutes without anybody the open store is to be locked; null: none is open. */
  readonly idleMinutes: () => number | null
  /** Ends the engine for good after it closed its store. `askToEnd` lets somebody else say when; it must call `lock`. */
  readonly close: (askToEnd?: () => void) => Promise<void>
}

/** How long an engine may take to close its store before it is ended, in milliseconds. */
const closingTime = 10_000
/** An engine that ends by itself this often within a minute is broken. */
const toleratedCrashes = 3

export function openEngineProcess(surroundings: EngineSurroundings): EngineProcess {
  const { fork, newChannel, start, keychain, onReplaced, onBroken, now } = surroundings
  const crashes: number[] = []
  let isClosing = false
  let idleMinutes: number | null = null
  let engine = run()

  function run() {
    const child = fork()
    const state = { child, mayEnd: false, exited: Promise.resolve() }
    state.exited = new Promise((resolve) => {
      child.once('exit', () => {
        resolve()
        idleMinutes = null
        replace(state.mayEnd)
      })
    })
    child.on('message', (message: EngineProcessMessage) => {
      if (message.kind === 'locking') expectEnd(state)
      else if (message.kind === 'idleness') idleMinutes = message.minutes
      else
        void answerOf(keychain, message.call).then((answer) => {
          // The engine that asked may have ended meanwhile, as after a lock.
          if (engine.child === child)
            child.postMessage({ kind: 'keychain', number: message.number, answer } satisfies ShellMessage)
        })
    })
    child.postMessage(start)
    return state
  }
  function replace(wasExpected: boolean): void {
    if (isClosing) return
    if (!wasExpected) crashes.push(now())
    if (crashes.filter((at) => now() - at < 60_000).length >= toleratedCrashes) {
      onBroken()
      return
    }
    engine = run()
    onReplaced()
  }
  const handOver = (message: ShellMessage) => {
    const { port1, port2 } = newChannel()
    engine.child.postMessage(message, [port1])
    return port2
  }
  const lock = () => {
    if (engine.mayEnd) return
    expectEnd(engine)
    engine.child.postMessage({ kind: 'lock' } satisfies ShellMessage)
  }
  return {
    connect: () => handOver({ kind: 'window' }),
    receiveFile: (path) => handOver({ kind: 'save', path }),
    lock,
    idleMinutes: () => idleMinutes,
    close: async (askToEnd = lock) => {
      isClosing = true
      askToEnd()
      await engine.exited
    },
  }
}

/** From now on the process may end; if it does not, it is ended. */
function expectEnd(state: { readonly child: UtilityProcess; mayEnd: boolean }): void {
  if (state.mayEnd) return
  state.mayEnd = true
  const timer = setTimeout(() => state.child.kill(), closingTime)
  state.child.once('exit', () => clearTimeout(timer))
}
