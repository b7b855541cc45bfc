import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  accountAnswer,
  petProperties,
  refusal,
  type TwinAccount,
  type TwinAnswer,
} from './hubspot/account-answers.ts'
import { companyProperties } from './hubspot/company-properties.ts'
import { contactProperties } from './hubspot/contact-properties.ts'
import { makeContacts, type TwinRecord } from './hubspot/contact-records.ts'
import { dealProperties } from './hubspot/deal-properties.ts'
import type { ExpectedProperty } from './hubspot/property-table.ts'
import { ticketProperties } from './hubspot/ticket-properties.ts'

interface TwinState extends TwinAccount {
  readonly faults: TwinFaults
  readonly calls: TwinCall[]
}

/** What the twin does wrong; changed by tests while it runs. */
export interface TwinFaults {
  /** Each n-th call answers 429; `retryAfter` is its header, null: none. */
  throttle: { readonly every: number; readonly retryAfter: string | null; readonly policy: string } | null
  /** Each n-th call is cut off in the middle of its answer. */
  cutEvery: number | null
  /** After so many calls the token is worth nothing. */
  revokeAfter: number | null
  /** Calls whose path contains `path`, from the n-th on, answer with `text` and status 200. */
  malformed: { readonly path: string; readonly after: number; readonly text: string } | null
  /** Each n-th call answers 502. */
  failEvery: number | null
  customObjectsForbidden: boolean
  sensitiveForbidden: boolean
  /** Properties that somebody deleted in the account. */
  readonly vanished: Set<string>
  /** A row in each page of records that no reader can take. */
  brokenRow: boolean
  /** The next cursor is refused, as one that has become too old. */
  staleCursor: boolean
  /** After so many calls it falls silent: it takes calls and answers none. */
  silentAfter: number | null
  /** Each page of records is the first one again and names a new place for the next. */
  endless: boolean
}

export interface TwinCall {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly status: number
}

/** A small HubSpot account with a memory. */
export interface HubSpotTwin {
  readonly url: string
  readonly contacts: Map<string, TwinRecord>
  readonly properties: Map<string, ExpectedProperty[]>
  readonly faults: TwinFaults
  readonly calls: TwinCall[]
  /** Changes a contact as a person in HubSpot would. */
  readonly edit: (id: string, properties: Record<string, string>, at: string) => void
  readonly close: () => Promise<void>
}

export const twinToken = 'twin-token-4f1c'

/**
 * Starts the twin on a free loopback port.
 * @param asDescribed leaves empty values out, as HubSpot's description wants; otherwise they are null, as in life
 */
export async function startHubSpotTwin({ contacts = 250, asDescribed = false } = {}): Promise<HubSpotTwin> {
  const state = {
    asDescribed,
    contacts: new Map(makeContacts(contacts).map((contact) => [contact.id, contact])),
    properties: new Map([
      ['contacts', [...contactProperties]],
      ['companies', [...companyProperties]],
      ['deals', [...dealProperties]],
      ['tickets', [...ticketProperties]],
      ['2-4711', petProperties()],
    ]),
    faults: noFaults(),
    calls: [] as TwinCall[],
  }
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...state,
    url: `http://127.0.0.1:${port}`,
    edit: (id, properties, at) => {
      const contact = state.contacts.get(id)
      if (contact === undefined) throw new Error(`the twin has no contact ${id}`)
      Object.assign(contact.properties, properties, { lastmodifieddate: at })
      contact.updatedAt = at
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function noFaults(): TwinFaults {
  return {
    throttle: null,
    cutEvery: null,
    revokeAfter: null,
    malformed: null,
    failEvery: null,
    customObjectsForbidden: false,
    sensitiveForbidden: false,
    vanished: new Set(),
    brokenRow: false,
    staleCursor: false,
    silentAfter: null,
    endless: false,
  }
}

async function answer(state: TwinState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const piece of request) text += String(piece)
  const url = new URL(request.url ?? '/', 'http://twin')
  const body: unknown = text === '' ? null : JSON.parse(text)
  const number = state.calls.length + 1
  const { faults } = state
  const { status, body: content, headers = {} } = brought(state, request, url, body, number)
  state.calls.push({
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    body,
    status,
  })
  if (faults.silentAfter !== null && number > faults.silentAfter) return
  const malformed = faults.malformed
  const json =
    malformed !== null && number > malformed.after && url.pathname.includes(malformed.path)
      ? malformed.text
      : JSON.stringify(content)
  response.writeHead(status, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': Buffer.byteLength(json),
    ...headers,
  })
  if (faults.cutEvery !== null && number % faults.cutEvery === 0) {
    response.write(json.slice(0, Math.floor(json.length / 2)), () => response.destroy())
    return
  }
  response.end(json)
}

/** What the account answers, or the fault that stands in its way. */
function brought(
  state: TwinState,
  request: IncomingMessage,
  url: URL,
  body: unknown,
  number: number,
): TwinAnswer {
  const { faults } = state
  const revoked = faults.revokeAfter !== null && number > faults.revokeAfter
  if (request.headers.authorization !== `Bearer ${twinToken}` || revoked)
    return refusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.')
  if (faults.throttle !== null && number % faults.throttle.every === 0) return throttled(faults.throttle)
  if (faults.failEvery !== null && number % faults.failEvery === 0)
    return refusal(502, 'BAD_GATEWAY', 'The server was not available.')
  if (faults.staleCursor && url.searchParams.has('after')) {
    faults.staleCursor = false
    return refusal(400, 'VALIDATION_ERROR', 'The cursor is not valid.')
  }
  if (!faults.endless) return accountAnswer(state, request, url, body)
  url.searchParams.delete('after')
  const first = accountAnswer(state, request, url, body)
  return { ...first, body: { ...Object(first.body), paging: { next: { after: String(number) } } } }
}

function throttled({ retryAfter, policy }: NonNullable<TwinFaults['throttle']>): TwinAnswer {
  const { body } = refusal(429, 'RATE_LIMITS', 'You have reached your limit.')
  return {
    status: 429,
    body: { ...(body as object), policyName: policy },
    headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
  }
}
