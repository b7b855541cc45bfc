import type { Network } from './http.ts'

/** What an account inside this process is asked. */
export interface AccountCall {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
}

/**
 * A network that consists of one account inside this process: it answers every request, and nothing is looked up, called
 * or waited for. The demonstration reads its customer system through it, by the same way as a real one.
 * @param answer the body of the answer, or null where the account has no such place
 */
export function accountInProcess(answer: (call: AccountCall) => unknown): Network {
  let elapsed = 0
  return {
    // Of the range kept for documentation (RFC 5737), which belongs to nobody.
    lookup: async () => ['192.0.2.1'],
    pace: {
      now: () => elapsed,
      wait: async (milliseconds) => {
        elapsed += milliseconds
      },
    },
    random: () => 0,
    fetch: async (input, request) => {
      const { Response } = await import('undici')
      const { pathname: path, searchParams: query } = new URL(String(input))
      const body = answer({ method: request?.method ?? 'GET', path, query })
      return Response.json(body ?? { message: 'no such place' }, { status: body === null ? 404 : 200 })
    },
  }
}
