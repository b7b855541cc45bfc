import { Socket } from 'node:net'
import type { WindowFiles } from '../shell/window-files.ts'
import type { CallHandler } from './answer.ts'
import { openGuessLimit } from './guess-limit.ts'
import type { EngineMessage, SupervisorMessage } from './messages.ts'
import { watchPresence } from './presence.ts'
import { type LoopbackServer, openLoopbackServer } from './server.ts'

/** What this process serves. */
export interface Served {
  readonly call: CallHandler
  /** Closes the store: everything is on disk and nothing is locked when it resolves. */
  readonly close: () => Promise<void>
}

export interface EngineSideOptions {
  readonly files: WindowFiles
  /** `requestLock` ends this process once the calls in work are answered. */
  readonly open: (requestLock: () => void) => Promise<Served>
  /** How long the store stays open without any window, in milliseconds. */
  readonly grace: number
}

/** How long calls in work may hold up a lock, in milliseconds. */
const answerTime = 2_000

/**
 * The engine process of the loopback shell, seen from inside: it takes connections from the supervisor, answers them,
 * and ends when the store is locked, when no window is left, or when the supervisor is gone.
 */
export function runEngineSide(options: EngineSideOptions): void {
  const exchanges = new Map<number, (token: string | null) => void>()
  let lastExchange = 0
  let server: LoopbackServer | null = null
  let served: Promise<Served> | null = null
  let isEnding = false

  const end = async () => {
    if (isEnding) return
    isEnding = true
    tell({ kind: 'locking' })
    await Promise.race([server?.settled(), pause(answerTime)])
    server?.close()
    await (await served)?.close()
    process.exit(0)
  }
  const endSafely = () =>
    void end().catch((error: unknown) => {
      report('closing', error)
      process.exit(1)
    })
  const presence = watchPresence(options.grace, endSafely)
  const guesses = openGuessLimit(() => performance.now())
  const exchange = (code: string) =>
    new Promise<string | null>((resolve) => {
      lastExchange += 1
      exchanges.set(lastExchange, resolve)
      tell({ kind: 'exchange', exchange: lastExchange, code })
    })
  const start = async (port: number, token: string) => {
    served = options.open(endSafely)
    const { call } = await served
    server = openLoopbackServer({
      port,
      token,
      files: options.files,
      call,
      exchange,
      presence,
      guesses,
      report,
    })
    tell({ kind: 'ready' })
  }

  process.on('message', (message: SupervisorMessage, handle: unknown) => {
    if (message.kind === 'start') {
      start(message.port, message.token).catch((error: unknown) => {
        report('starting', error)
        process.exit(1)
      })
    } else if (message.kind === 'connection') {
      if (handle instanceof Socket) server?.accept(handle)
    } else if (message.kind === 'exchanged') {
      exchanges.get(message.exchange)?.(message.token)
      exchanges.delete(message.exchange)
    } else endSafely()
  })
  process.on('disconnect', endSafely)
  // Ctrl+C reaches every process of the terminal; the supervisor decides what happens then.
  process.on('SIGINT', () => {})
}

function tell(message: EngineMessage): void {
  if (process.connected) process.send?.(message)
}

function report(reference: string, error: unknown): void {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`wardbook: ${reference}: ${said}\n`)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
