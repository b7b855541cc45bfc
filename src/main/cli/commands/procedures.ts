import { Command } from 'commander'
import { print, printJson } from '../output.ts'

export function proceduresCommand(): Command {
  return new Command('procedures')
    .description('list every procedure; with --json also the JSON Schema of its input and output')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { procedures } = await import('../procedures.ts')
      const all = procedures()
      if (json) printJson(all)
      else
        for (const { name, kind, roles } of all)
          print(`${name.padEnd(36)} ${kind.padEnd(8)} ${roles.join(', ')}`)
    })
}
