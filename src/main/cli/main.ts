import { printFailure } from './output.ts'
import { program } from './program.ts'
import { UsageError } from './usage-error.ts'

// Whoever reads the result may stop early, as `head` does; that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

// 0 done, 1 refused or invalid (message on stderr), 2 usage.
program()
  .parseAsync(process.argv)
  .catch(async (error: unknown) => {
    process.exitCode = await printFailure(
      error,
      error instanceof UsageError ? 2 : 1,
      languageOf(process.argv),
    )
  })

/** The language that was asked for, where `--language` is that of the answer; elsewhere it is that of a record or document. */
function languageOf([, , command = '', ...parameters]: readonly string[]): string | undefined {
  if (!['deadline', 'assess-breach', 'check-edpb-form'].includes(command)) return undefined
  const [, joined] =
    /^--language=(.*)$/.exec(parameters.find((one) => one.startsWith('--language=')) ?? '') ?? []
  const at = parameters.indexOf('--language')
  return at === -1 ? joined : parameters[at + 1]
}
