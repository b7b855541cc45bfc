import { Command } from 'commander'
import type { Access } from '../open.ts'
import { print } from '../output.ts'
import { withAccess, withJson } from './access.ts'
import { checkpointCommand, checkpointsCommand, keepCommand, paperCommand } from './audit-checkpoints.ts'
import { exportCommand, proofCommand, verifierCommand } from './audit-export.ts'

/** The audit log for whoever keeps or examines it: export with its verifier, checkpoints, and the end of a rollback. */
export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'export the audit log or one entry, sign and keep checkpoints, accept a store that was rolled back',
    )
    .addCommand(exportCommand())
    .addCommand(proofCommand())
    .addCommand(verifierCommand())
    .addCommand(checkpointCommand())
    .addCommand(checkpointsCommand())
    .addCommand(paperCommand())
    .addCommand(keepCommand())
    .addCommand(acknowledgeCommand())
}

function acknowledgeCommand(): Command {
  return withJson(withAccess(new Command('acknowledge')))
    .description('accept that a store is older than its head file tells, so that it can be written again')
    .argument('<store>', 'folder of the store')
    .requiredOption('--reason <text>', 'why it is accepted; it stands in the log, signed')
    .action(async (store: string, { reason, ...access }: Access & { readonly reason: string }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        await client.audit.acknowledgeRollback({ reason })
        print('ok')
      })
    })
}
