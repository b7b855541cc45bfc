import { printFailure } from './output.ts'
import { program } from './program.ts'
import { UsageError } from './usage-error.ts'

// 0 done, 1 refused or invalid (message on stderr), 2 usage.
program()
  .parseAsync(process.argv)
  .catch(async (error: unknown) => {
    process.exitCode = await printFailure(error, error instanceof UsageError ? 2 : 1)
  })
