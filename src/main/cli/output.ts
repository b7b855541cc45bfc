import { ORPCError } from '@orpc/server'
import type { Words } from '#engine/language/index.ts'
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
export async function printFailure(error: unknown, code: number, language?: string): Promise<number> {
  for (const line of failureLines(error, await wordsFor(language))) say(line)
  return faultOf(error)?.code === 'user-unclear' ? 2 : code
}

/** What went wrong, how to mend it and, for an input, where; a form's words are no help on a command line. */
export function failureLines(error: unknown, words: Words): readonly string[] {
  const fault = faultOf(error)
  if (!fault) {
    if (error instanceof UsageError) return [error.message]
    return [`wardbook: ${error instanceof Error ? error.message : String(error)}`]
  }
  const { code, params, issues, reference } = fault
  const said = code === 'invalid-input' ? 'cli:refusedInput' : `faults:${code}`
  return [
    `${words.text(`${said}.title`, params)} (${code})`,
    words.text(`${said}.help`, params),
    ...issues.map(
      (issue) =>
        `  ${issue.path.join('.') || '-'}: ${words.text(`faults:issue.${issue.key}`, issue.params ?? {})}`,
    ),
    ...(reference ? [`  ${reference}`] : []),
  ]
}

function faultOf(error: unknown) {
  if (error instanceof Fault) {
    return { code: error.code, params: error.params, issues: error.issues, reference: null }
  }
  if (!(error instanceof ORPCError)) return null
  const data = FaultData.safeParse(error.data)
  return data.success ? { code: error.code, ...data.data } : null
}
