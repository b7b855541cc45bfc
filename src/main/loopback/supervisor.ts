import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { childEnvironment } from '../shell/child-environment.ts'
import { originOf } from './guard.ts'
import type { EngineMessage, SupervisorMessage } from './messages.ts'
import { openSessionCodes } from './session-codes.ts'

export interface SupervisorOptions {
  /** The built entry of the engine process. */
  readonly engineFile: string
  /** 0: any free port. */
  readonly port: number
  /** Milliseconds; for the age of one-time codes. */
  readonly now: () => number
  /** The engine ended by itself several times in a row and is not started again. */
  readonly onBroken: () => void
}

/** The part of the loopback shell that survives a lock: the listening socket and the session. */
export interface Supervisor {
  readonly port: number
  /** An address with a fresh one-time code in its fragment. */
  readonly address: () => string
  /** Ends the engine process and starts a fresh, locked one. */
  readonly lock: () => void
  /** Ends the engine after it has closed its store, and stops listening. */
  readonly close: () => Promise<void>
}

/** How long an engine may take to close its store before it is ended, in milliseconds. */
const closingTime = 10_000
/** An engine that ends by itself this often within a minute is broken. */
const toleratedCrashes = 3

/** Listens on 127.0.0.1 and hands every connection to the engine process, of which there is one at a time. */
export async function openSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const codes = openSessionCodes(options.now)
  const waiting: Socket[] = []
  const crashes: number[] = []
  let engine: ChildProcess | null = null
  let isReady = false
  let isClosing = false
  let mayEnd = false

  const server = createServer({ pauseOnConnect: true }, (socket) => {
    if (isReady && engine !== null) handOver(engine, socket)
    else waiting.push(socket)
  })
  const port = await listen(server, options.port)

  const start = () => {
    const child = spawnEngine(options.engineFile)
    engine = child
    isReady = false
    mayEnd = false
    child.on('message', (message: EngineMessage) => {
      if (message.kind === 'ready') {
        isReady = true
        for (const socket of waiting.splice(0)) handOver(child, socket)
      } else if (message.kind === 'exchange')
        tell(child, { kind: 'exchanged', exchange: message.exchange, token: codes.exchange(message.code) })
      else end(child)
    })
    child.on('error', () => {
      // A message to an engine that has just ended cannot be sent, and its end says so; one that never ran has none.
      if (child.pid === undefined) options.onBroken()
    })
    child.once('exit', () => {
      engine = null
      isReady = false
      if (isClosing) return
      if (!mayEnd) crashes.push(options.now())
      if (crashes.filter((at) => options.now() - at < 60_000).length < toleratedCrashes) start()
      else options.onBroken()
    })
    tell(child, { kind: 'start', port, token: codes.token })
  }
  const end = (child: ChildProcess) => {
    isReady = false
    mayEnd = true
    setTimeout(() => child.kill('SIGKILL'), closingTime).unref()
  }
  const lock = () => {
    if (engine === null) return
    end(engine)
    tell(engine, { kind: 'lock' })
  }
  start()
  return {
    port,
    address: () => `${originOf(port)}/#code=${codes.issue()}`,
    lock,
    close: async () => {
      isClosing = true
      server.close()
      for (const socket of waiting.splice(0)) socket.destroy()
      const child = engine
      if (child === null) return
      const exited = new Promise((resolve) => child.once('exit', resolve))
      lock()
      await exited
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken by another program`) : error),
    )
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'))
      else resolve(address.port)
    })
  })
}

/** Starts the engine without core dumps: they would hold what the store held. */
function spawnEngine(file: string): ChildProcess {
  const options = {
    env: childEnvironment(process.env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  } as const
  return process.platform === 'win32'
    ? spawn(process.execPath, [file], { ...options, stdio: [...options.stdio] })
    : spawn('/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$1"', process.execPath, file], {
        ...options,
        stdio: [...options.stdio],
      })
}

function handOver(engine: ChildProcess, socket: Socket): void {
  socket.on('error', () => socket.destroy())
  if (engine.connected) engine.send({ kind: 'connection' } satisfies SupervisorMessage, socket)
  else socket.destroy()
}

function tell(engine: ChildProcess, message: SupervisorMessage): void {
  if (engine.connected) engine.send(message)
}
