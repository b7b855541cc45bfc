import { ORPCError } from '@orpc/client'
import type * as z from 'zod'
import {
  Fault,
  type FaultCode,
  type FaultParams,
  faultStatus,
  type InputIssue,
} from '#shared/kernel/faults.ts'
import { FaultData } from '#shared/kernel/operation.ts'

/** A refusal as the window shows it: the code leads to its words, the reference to the engine's own record of a bug. */
export interface ReadFault {
  readonly code: FaultCode
  readonly params: FaultParams
  readonly issues: readonly InputIssue[]
  readonly reference: string | null
}

/** Reads what a call threw, or the window before it. Whatever else it is, the engine could not be asked. */
export function readFault(error: unknown): ReadFault {
  if (error instanceof Fault) {
    return { code: error.code, params: error.params, issues: error.issues, reference: null }
  }
  if (!(error instanceof ORPCError)) return { ...empty, code: 'engine-unreachable' }
  const data = FaultData.safeParse(error.data)
  const code = isFaultCode(error.code) ? error.code : 'internal'
  if (!data.success) return { ...empty, code }
  const issues = data.data.issues.map(({ params, ...issue }) =>
    params === undefined ? issue : { ...issue, params },
  )
  return { code, params: data.data.params, issues, reference: data.data.reference }
}

/** The refusal that a job's record keeps, as if the call itself had thrown it. */
export function refusalOf({ code, ...data }: z.infer<typeof FaultData> & { readonly code: string }): Error {
  return new ORPCError(code, { defined: true, data })
}

const empty = { params: {}, issues: [], reference: null } as const

function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultStatus, code)
}
