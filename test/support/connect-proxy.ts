import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'

/** Key and certificate of a host of the tests, made for itself with openssl; valid for a hundred years. */
export function certificateOf(host: 'crm.example.com' | 'proxy.example.com'): string {
  return readFileSync(join(import.meta.dirname, 'certificates', `${host}.pem`), 'utf8')
}

interface ProxyOptions {
  /** What names lead to, as `host:port`; what is not here is refused with 502. */
  readonly hosts: Readonly<Record<string, string>>
  /** `user:password`; absent: nobody has to sign in. */
  readonly credentials?: string
  /** Key and certificate; absent: it speaks plain http. */
  readonly pem?: string
}

/** A proxy as companies have them: it opens tunnels and nothing else. */
export interface ConnectProxy {
  readonly port: number
  /** What it was asked for, `crm.example.com:443`. */
  readonly asked: readonly string[]
  /** What went through its tunnels from the caller, as it could read it. */
  readonly seen: () => string
  readonly close: () => void
}

export async function startConnectProxy({ hosts, credentials, pem }: ProxyOptions): Promise<ConnectProxy> {
  const server: Server = pem === undefined ? createServer() : createTlsServer({ key: pem, cert: pem })
  const asked: string[] = []
  const seen: Buffer[] = []
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  }
  server.on('connection', keep)
  server.on('request', (_request, response) => response.writeHead(405).end())
  server.on('connect', (request, client: Socket) => {
    keep(client)
    const to = request.url ?? ''
    asked.push(to)
    const expected = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`
    if (credentials !== undefined && request.headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
      return
    }
    const [host, port] = (hosts[to] ?? '').split(':')
    if (!host) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.on('data', (chunk: Buffer) => seen.push(chunk))
      client.pipe(target).pipe(client)
    })
    keep(target)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    seen: () => Buffer.concat(seen).toString('latin1'),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
