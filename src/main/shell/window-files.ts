import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { noncePlaceholder, securityHeaders } from './content-security-policy.ts'

/** The built files of the window by their path, read once: a path that is not a key does not exist. */
export type WindowFiles = ReadonlyMap<string, WindowFile>

export interface WindowFile {
  readonly body: Buffer
  readonly type: string
}

export interface WindowAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Reads everything below `folder` into memory; later requests never touch the disk, so no path can leave the folder. */
export function readWindowFiles(folder: string): WindowFiles {
  const files = new Map<string, WindowFile>()
  const read = (directory: string, prefix: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name)
      if (entry.isDirectory()) read(path, `${prefix}${entry.name}/`)
      else if (entry.isFile())
        files.set(`${prefix}${entry.name}`, { body: readFileSync(path), type: typeOf(entry.name) })
    }
  }
  read(folder, '/')
  return files
}

/**
 * Answers a request for a file of the window. The page gets a nonce of its own; routes of the window (paths without an
 * extension) get the page too, so that a pasted link opens.
 */
export function answerFile(files: WindowFiles, path: string): WindowAnswer {
  const nonce = randomBytes(16).toString('base64')
  const headers = securityHeaders(nonce)
  const file = files.get(isRoute(path) ? '/index.html' : path)
  if (file === undefined)
    return {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      body: Buffer.from('Not found\n'),
    }
  const body = file.type.startsWith('text/html')
    ? Buffer.from(file.body.toString('utf8').replaceAll(noncePlaceholder, nonce))
    : file.body
  return { status: 200, headers: { ...headers, 'content-type': file.type }, body }
}

function isRoute(path: string): boolean {
  return path === '/' || /^(\/[A-Za-z0-9_-]+)+\/?$/.test(path)
}

function typeOf(name: string): string {
  return types[extname(name)] ?? 'application/octet-stream'
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}
