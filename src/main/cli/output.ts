import { ORPCError } from '@orpc/server'
import { Fault } from '#shared/kernel/faults.ts'
import { FaultData } from '#shared/kernel/operation.ts'
import { wordsFor } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** To the person, beside the result: progress, notes, faults. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/**
 * Says what went wrong and how to mend it on the standard error stream.
 * @returns the exit code
 */
export async function printFailure(error: unknown, code: number): Promise<number> {
  const words = await wordsFor()
  const fault = faultOf(error)
  if (!fault) {
    say(
      error instanceof UsageError
        ? error.message
        : `wardbook: ${error instanceof Error ? error.message : String(error)}`,
    )
    return code
  }
  say(`${words.text(`faults:${fault.code}.title`, fault.params)} (${fault.code})`)
  say(words.text(`faults:${fault.code}.help`, fault.params))
  for (const { path, key, params } of fault.issues) {
    say(`  ${path.join('.') || '-'}: ${words.text(`faults:issue.${key}`, params ?? {})}`)
  }
  if (fault.reference) say(`  ${fault.reference}`)
  return fault.code === 'user-unclear' ? 2 : code
}

function faultOf(error: unknown) {
  if (error instanceof Fault) {
    return { code: error.code, params: error.params, issues: error.issues, reference: null }
  }
  if (!(error instanceof ORPCError)) return null
  const data = FaultData.safeParse(error.data)
  return data.success ? { code: error.code, ...data.data } : null
}
