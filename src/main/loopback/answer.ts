import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { largestFile } from '#shared/contract/attachment.ts'
import { securityHeaders } from '../shell/content-security-policy.ts'
import { answerFile, type WindowFiles } from '../shell/window-files.ts'
import { type PassedBody, passBody, readBody } from './body.ts'
import { bearsToken, originOf, refusalOf } from './guard.ts'
import type { GuessLimit } from './guess-limit.ts'
import type { Presence } from './presence.ts'

/** Answers one call of an operation; null: there is no such operation. */
export type CallHandler = (request: Request) => Promise<Response | null>

/** What the answers are made of. */
export interface Answering {
  readonly port: number
  readonly token: string
  readonly files: WindowFiles
  readonly call: CallHandler
  /** Exchanges a one-time code for the token. */
  readonly exchange: (code: string) => Promise<string | null>
  readonly presence: Presence
  readonly guesses: GuessLimit
}

/** The one call whose body is a whole file. */
const fileUpload = '/rpc/attachment/add'

/** Answers a request: a file of the window, the exchange of a code, or a call of an operation. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: Answering,
  bodyBytes: number,
): Promise<void> {
  const url = request.url ?? ''
  const method = request.method ?? ''
  const hosts = request.headersDistinct.host ?? []
  const refusal = refusalOf({ method, url, hosts, headers: request.headers }, options.port)
  if (refusal !== null) {
    refuse(response, refusal.status, refusal.reason)
    return
  }
  const path = url.split(/[?#]/, 1)[0] ?? '/'
  if (method !== 'POST') {
    const file = answerFile(options.files, path)
    response.writeHead(file.status, { ...file.headers, 'content-length': file.body.length })
    response.end(method === 'HEAD' ? undefined : file.body)
    return
  }
  if (path === '/session') {
    await answerSession(request, response, options)
    return
  }
  if (!path.startsWith('/rpc/')) {
    refuse(response, 404, 'Not found')
    return
  }
  if (!bearsToken(request.headers.authorization, options.token)) {
    refuseGuess(response, options.guesses, () => {
      response.setHeader('www-authenticate', 'Bearer')
      refuse(response, 401, 'The session is missing or over')
    })
    return
  }
  const body = passBody(request, path === fileUpload ? largestFile + bodyBytes : bodyBytes)
  if (body === null) {
    refuse(response, 413, 'The request is too large')
    return
  }
  await answerCall(request, response, body, options)
}

async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  options: Answering,
): Promise<void> {
  const body = await readBody(request, 1024)
  const code = body === null ? null : codeIn(body)
  // Beyond the limit no code is looked at, so that a right one is not used up either.
  const token = code === null || options.guesses.isReached() ? null : await options.exchange(code)
  if (token === null) {
    refuseGuess(response, options.guesses, () =>
      refuse(response, 401, 'The code is unknown, used or too old'),
    )
    return
  }
  sendJson(response, 200, { token })
}

/** Counts a wrong guess; beyond the limit it is told to wait instead of that it was wrong. */
function refuseGuess(response: ServerResponse, guesses: GuessLimit, answerWrong: () => void): void {
  if (guesses.isReached()) {
    response.setHeader('retry-after', '60')
    refuse(response, 429, 'There were too many attempts')
    return
  }
  guesses.wrong()
  answerWrong()
}

/** The code of a `POST /session`, or null where the body holds none. */
function codeIn(body: Buffer): string | null {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return parsed !== null &&
      typeof parsed === 'object' &&
      'code' in parsed &&
      typeof parsed.code === 'string'
      ? parsed.code
      : null
  } catch {
    return null
  }
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  body: PassedBody,
  { port, call, presence }: Answering,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const answered = await call(
    new Request(new URL(request.url ?? '/', originOf(port)), {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      body: body.stream,
      duplex: 'half',
      signal: gone.signal,
    }),
  )
  if (body.isTooLarge()) {
    refuse(response, 413, 'The request is too large')
    return
  }
  if (answered === null) {
    refuse(response, 404, 'Not found')
    return
  }
  const headers = Object.fromEntries(answered.headers)
  const type = headers['content-type'] ?? ''
  const isEvents = type.startsWith('text/event-stream')
  // Answers are JSON or events; what is neither carries a file, as a part of a form, which no browser shows.
  const isFile = !isEvents && type !== '' && !type.startsWith('application/json')
  response.writeHead(answered.status, { ...headers, ...securityHeaders(randomUUID()) })
  if (isEvents) {
    response.flushHeaders()
    response.once('close', presence.arrived())
    if (answered.body === null) response.end()
    else
      Readable.fromWeb(answered.body)
        .on('error', () => response.destroy())
        .pipe(response)
    return
  }
  // A file goes out as it is read. Who stopped listening is no failure of ours.
  if (isFile && answered.body !== null)
    await pipeline(Readable.fromWeb(answered.body), response).catch(() => response.destroy())
  else response.end(Buffer.from(await answered.arrayBuffer()))
  presence.seen()
}

/** Refuses a request under a reference that the person can name. */
export function refuse(
  response: ServerResponse,
  status: number,
  reason: string,
  reference = randomUUID(),
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.shouldKeepAlive = false
  sendJson(response, status, { reason, reference })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...securityHeaders(randomUUID()),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
