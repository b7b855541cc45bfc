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
    process.exitCode = await printFailure(error, error instanceof UsageError ? 2 : 1)
  })
