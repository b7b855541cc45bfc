import { randomUUID } from 'node:crypto'
import { ORPCError, ValidationError } from '@orpc/server'
import { Fault, faultStatus, type InputIssue } from '#shared/kernel/faults.ts'
import type { Log } from '../log.ts'

/**
 * What travels to the caller: a fault with its code, parameters and issues; a bug as `internal` with a reference number
 * under which the log holds the stack.
 */
export function toTransport(error: unknown, log: Log): ORPCError<string, unknown> {
  const fault = asFault(error)
  if (fault) {
    return new ORPCError(fault.code, {
      status: faultStatus[fault.code],
      defined: true,
      message: fault.code,
      data: { params: fault.params, issues: fault.issues, reference: null },
      cause: error,
    })
  }
  const reference = randomUUID().slice(0, 8)
  log.error('internal', { reference, stack: error instanceof Error ? (error.stack ?? '') : String(error) })
  return new ORPCError('internal', {
    status: faultStatus.internal,
    defined: true,
    message: 'internal',
    data: { params: {}, issues: [], reference },
  })
}

/** The fault that an error is or means; null for a bug. */
export function asFault(error: unknown): Fault | null {
  if (error instanceof Fault) return error
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    return new Fault('invalid-input', {
      issues: error.cause.issues.map((issue) => inputIssue(issue as ZodIssue)),
    })
  }
  if (error instanceof DOMException && error.name === 'AbortError') return new Fault('cancelled')
  return null
}

interface ZodIssue {
  readonly code: string
  readonly path?: readonly PropertyKey[]
  readonly message: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly format?: string
  readonly input?: unknown
  readonly expected?: string
}

/** One zod issue as a key of `faults:issue.*`. */
export function inputIssue(issue: ZodIssue): InputIssue {
  const path = (issue.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part))
  const { key, params = {} } = wordsOf(issue)
  return { path, key, params }
}

function wordsOf(issue: ZodIssue): Pick<InputIssue, 'key' | 'params'> {
  const isText = issue.origin === 'string'
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array' && issue.minimum !== 1) {
        return { key: 'tooFew', params: { minimum: Number(issue.minimum ?? 0) } }
      }
      if (isText || issue.origin === 'array') {
        return issue.minimum === 1
          ? { key: 'required' }
          : { key: 'tooShort', params: { minimum: Number(issue.minimum ?? 0) } }
      }
      return { key: 'tooSmall', params: { minimum: Number(issue.minimum ?? 0) } }
    case 'too_big':
      return {
        key: isText ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooBig',
        params: { maximum: Number(issue.maximum ?? 0) },
      }
    case 'invalid_format':
      return { key: 'wrongFormat', params: { format: issue.format ?? '' } }
    case 'invalid_value':
      return { key: 'notOneOf' }
    case 'invalid_type':
      return /received undefined|received null/.test(issue.message)
        ? { key: 'required' }
        : { key: 'wrongType', params: { expected: issue.expected ?? '' } }
    case 'unrecognized_keys':
      return { key: 'unknownField' }
    case 'custom':
      if (issue.message === 'time-zone') return { key: 'unknownTimeZone' }
      return { key: issue.message === 'required' ? 'required' : 'notAccepted' }
    default:
      return { key: 'notAccepted' }
  }
}
