import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { type Answering, answer, refuse } from './answer.ts'

export interface LoopbackOptions extends Answering {
  /** Says an unexpected failure under the reference that the answer carries. */
  readonly report: (reference: string, error: unknown) => void
  readonly limits?: Partial<LoopbackLimits>
}

export interface LoopbackLimits {
  readonly bodyBytes: number
  readonly headerBytes: number
  readonly connections: number
  /** How long a client may take to send its header, and the whole request, in milliseconds. */
  readonly headerTime: number
  readonly requestTime: number
}

const defaultLimits: LoopbackLimits = {
  bodyBytes: 8 * 1024 * 1024,
  headerBytes: 16 * 1024,
  connections: 32,
  headerTime: 10_000,
  requestTime: 15_000,
}

/** A server without a listening socket: it is given connections that somebody else accepted. */
export interface LoopbackServer {
  readonly accept: (socket: Socket) => void
  /** Resolves when no call is in work; event streams do not count. */
  readonly settled: () => Promise<void>
  readonly close: () => void
}

export function openLoopbackServer(options: LoopbackOptions): LoopbackServer {
  const limits = { ...defaultLimits, ...options.limits }
  const sockets = new Set<Socket>()
  const inWork = new Set<Promise<void>>()
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headerTime,
      requestTimeout: limits.requestTime,
      keepAliveTimeout: 60_000,
      connectionsCheckingInterval: Math.min(1_000, limits.headerTime),
      // Answered by the guard (421), with the headers that every answer carries.
      requireHostHeader: false,
    },
    (request, response) => {
      const answered = answer(request, response, options, limits.bodyBytes).catch((error: unknown) => {
        const reference = randomUUID()
        options.report(reference, error)
        refuse(response, 500, 'Unexpected failure', reference)
      })
      inWork.add(answered)
      void answered.finally(() => inWork.delete(answered))
    },
  )
  closeUpgrades(server)
  // Node watches header and request times only in a server that listens; this one is given its connections.
  server.emit('listening')
  return {
    accept: (socket) => {
      if (sockets.size >= limits.connections) {
        socket.destroy()
        return
      }
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      server.emit('connection', socket)
      socket.resume()
    },
    settled: async () => {
      await Promise.all(inWork)
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Without a listener Node answers an upgrade as if it were a request; the guard refuses it there. */
function closeUpgrades(server: Server): void {
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('clientError', (_error, socket) => socket.destroy())
}
