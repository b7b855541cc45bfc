import type { Command } from 'commander'

/** The options by which a person gets into a store. */
export function withAccess(command: Command): Command {
  return command
    .option('--user <name>', 'who opens the store; by default WARDBOOK_USER, or its only user')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
}
