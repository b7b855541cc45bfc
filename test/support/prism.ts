import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** Prism between a client and a server: it refuses what the description does not allow, in both directions. */
export interface Prism {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Starts Prism before `upstream` with the API description in `file`. */
export async function startPrism(file: string, upstream: string): Promise<Prism> {
  const port = await freePort()
  const cli = fileURLToPath(new URL('../../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url))
  const child = spawn(
    process.execPath,
    [cli, 'proxy', '--errors', '-h', '127.0.0.1', '-p', String(port), file, upstream],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  await listening(child)
  child.stdout?.resume()
  child.stderr?.resume()
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      if (child.exitCode !== null) return
      child.kill()
      await once(child, 'exit')
    },
  }
}

async function listening(child: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (piece: Buffer) => {
      said += piece.toString()
      if (/listening on/i.test(said)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code}: ${said.slice(-500)}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
