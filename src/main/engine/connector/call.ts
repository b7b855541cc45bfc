import { Fault, type FaultCode } from '#shared/kernel/faults.ts'
import type { ConnectorDefinition, Failure } from './definition.ts'
import { type Http, type HttpAnswer, type Outside, stopped } from './http.ts'
import { at, parseAnswer, textAt } from './json.ts'
import { systemPace } from './pace.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { type PreparedRequest, shownPath } from './template.ts'

/** How often one request is sent at most. */
const attemptLimit = 6
/** Milliseconds before the first retry; each later one waits twice as long. */
const firstDelay = 1_000
/** The longest that a vendor may make us wait before the run stops instead. */
const waitCeilingSeconds = 120

/** Sends a request and gives the JSON of its answer. */
export type Call = (request: PreparedRequest, limit: RateGate, signal: AbortSignal) => Promise<unknown>
/** Waits until the vendor's rate allows one more request. */
export type RateGate = (signal: AbortSignal) => Promise<void>

/**
 * The way to send requests that only read, so that each may be sent again: within the rate, again after 429, 5xx and a
 * cut connection, as long as the vendor says in Retry-After or with doubling, jittered delays.
 * @throws Fault `connector-refused`, `connector-forbidden`, `connector-throttled`, `connector-failed` and those of Http.send
 */
export function caller(
  http: Http,
  definition: Pick<ConnectorDefinition, 'failures'>,
  network: Outside,
): Call {
  const pace = network.pace ?? systemPace
  const random = network.random ?? Math.random
  return async (request, gate, signal) => {
    for (let attempt = 1; ; attempt++) {
      await cancellable(gate, signal)
      const outcome = await attempted(http, definition.failures, request, signal)
      if (!('fault' in outcome)) return parseAnswer(outcome.text, http.host)
      const asked = outcome.answer === null ? null : retryAfterSeconds(outcome.answer, network.clock())
      if (!outcome.transient || attempt === attemptLimit || (asked ?? 0) > waitCeilingSeconds)
        throw withWait(outcome.fault, asked)
      const doubling = firstDelay * 2 ** (attempt - 1)
      const delay = asked === null ? doubling * (0.5 + random()) : asked * 1_000 + random() * 250
      await cancellable(() => pace.wait(delay, signal), signal)
    }
  }
}

type Outcome =
  | HttpAnswer
  | { readonly fault: Fault; readonly transient: boolean; readonly answer: HttpAnswer | null }

async function attempted(
  http: Http,
  failures: readonly Failure[],
  request: PreparedRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const answer = await http.send(request, signal)
    return answer.status >= 200 && answer.status < 300
      ? answer
      : failureOf(answer, failures, request, http.host)
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'connector-unreachable') throw error
    // A host that refuses or shows a wrong certificate will do so again.
    const transient = error.params.reason === 'cut' || error.params.reason === 'time'
    return { fault: error, transient, answer: null }
  }
}

function failureOf(
  answer: HttpAnswer,
  failures: readonly Failure[],
  request: PreparedRequest,
  host: string,
): Outcome {
  const body = parsedOrNull(answer.text, host)
  const special = failures.find(
    ({ status, when }) =>
      status === answer.status && (when === null || textAt(body, when.path) === when.equals),
  )
  const params = {
    host,
    status: answer.status,
    path: shownPath(request.target.replace(/\?.*$/s, ''), request.plain),
    permissions: special?.permissions == null ? '' : permissionsAt(body, special.permissions),
  }
  const usual = usualFailure(answer.status)
  return {
    fault: new Fault(special?.fault ?? usual.fault, { params }),
    transient: special?.when == null ? usual.transient : special.retry,
    answer,
  }
}

function usualFailure(status: number): { readonly fault: FaultCode; readonly transient: boolean } {
  if (status === 401) return { fault: 'connector-refused', transient: false }
  if (status === 403) return { fault: 'connector-forbidden', transient: false }
  if (status === 429) return { fault: 'connector-throttled', transient: true }
  return { fault: 'connector-failed', transient: status >= 500 && status !== 501 }
}

/** The names of missing permissions; whatever does not look like such a name is left out, it is text from outside. */
function permissionsAt(body: unknown, path: string): string {
  const named = at(body, path)
  if (!Array.isArray(named)) return ''
  return named
    .filter((name) => typeof name === 'string' && /^[\w.:-]{1,80}$/.test(name))
    .slice(0, 10)
    .join(', ')
}

function parsedOrNull(text: string, host: string): unknown {
  try {
    return parseAnswer(text, host)
  } catch {
    return null
  }
}

function withWait(fault: Fault, seconds: number | null): Fault {
  return new Fault(fault.code, {
    params: { ...fault.params, retryAfterSeconds: seconds },
    cause: fault.cause,
  })
}

async function cancellable(wait: RateGate, signal: AbortSignal): Promise<void> {
  try {
    await wait(signal)
  } catch (error) {
    throw signal.aborted ? stopped(signal, error) : error
  }
}
