import { Command, type CommanderError } from 'commander'
import { assessBreachCommand } from './commands/assess-breach.ts'
import { attachmentCommand } from './commands/attachment.ts'
import { auditCommand } from './commands/audit.ts'
import { backupCommand } from './commands/backup.ts'
import { callCommand } from './commands/call.ts'
import { checkEdpbFormCommand } from './commands/check-edpb-form.ts'
import { createCommand } from './commands/create.ts'
import { deadlineCommand } from './commands/deadline.ts'
import { dueCommand } from './commands/due.ts'
import { importCommand } from './commands/import.ts'
import { keyCommand } from './commands/key.ts'
import { proceduresCommand } from './commands/procedures.ts'
import { reportCommand } from './commands/report.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { syncCommand } from './commands/sync.ts'
import { userCommand } from './commands/user.ts'
import { verifyCommand } from './commands/verify.ts'
import { version } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** The command line over the same engine as the window. Each command loads the engine when it runs, so that `serve` starts at once. */
export function program(): Command {
  const root = new Command('wardbook')
    .description('The privacy-operations console of a data protection officer, from the command line')
    .version(version(), '--version', 'print the version')
    .showHelpAfterError('Run with --help for the commands and their options.')
  for (const command of [
    createCommand(),
    proceduresCommand(),
    callCommand(),
    syncCommand(),
    importCommand(),
    reportCommand(),
    attachmentCommand(),
    deadlineCommand(),
    dueCommand(),
    assessBreachCommand(),
    checkEdpbFormCommand(),
    userCommand(),
    keyCommand(),
    verifyCommand(),
    auditCommand(),
    backupCommand(),
    restoreCommand(),
    serveCommand(),
  ]) {
    root.addCommand(command)
  }
  refuseMistakes(root)
  return root
}

function refuseMistakes(command: Command): void {
  command.exitOverride(refuse)
  for (const below of command.commands) refuseMistakes(below)
}

function refuse(error: CommanderError): never {
  // Help and version are no mistakes; commander has printed them.
  if (error.exitCode === 0) process.exit(0)
  throw new UsageError('')
}
