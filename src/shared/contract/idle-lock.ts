import * as z from 'zod'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'

/** How long a new store stays open without anybody, in minutes. */
export const usualIdleMinutes = 5

/** So many minutes without anybody at Wardbook, and the store locks by itself. */
export const IdleMinutes = z.int().min(1).max(60)

const IdleLock = z.object({ minutes: IdleMinutes })

/** When a store locks by itself because nobody is there; the same for everybody who opens it. */
export const idleLockContract = {
  get: query({ input: z.object({}).prefault({}), output: IdleLock, roles: everyone }),
  change: command({ input: IdleLock, output: IdleLock, roles: dpoOnly }),
}
