import type { Command } from 'commander'

/** Where the output is JSON in any case, so that a script may ask for it of every command. */
export function withJson(command: Command): Command {
  return command.option('--json', 'as JSON, as without it')
}

/** The options by which a person gets into a store. */
export function withAccess(command: Command): Command {
  return command
    .option('--user <name>', 'who opens the store; by default WARDBOOK_USER, or its only user')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
    .option('--key-file <file>', 'key file of a person who uses one')
    .option('--recovery-key-file <file>', 'file with the recovery key, in place of a passphrase')
}
