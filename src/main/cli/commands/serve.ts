import { Command } from 'commander'
import { serve } from '../../loopback/index.ts'
import { pathOf } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .description(
      'the console in a browser of this machine; prints the address and opens it where there is a display',
    )
    .argument('[store]', 'the store that the unlock screen proposes')
    .option('--port <number>', 'port on 127.0.0.1; any free one without it')
    .option('--no-browser', 'only print the address')
    .action(async (store: string | undefined, { port, browser }: { port?: string; browser: boolean }) => {
      const number = port === undefined ? null : Number(port)
      if (number !== null && (!Number.isInteger(number) || number < 1 || number > 65_535)) {
        throw new UsageError('--port takes a number from 1 to 65535')
      }
      await serve({ store: store === undefined ? null : pathOf(store), port: number, browser })
    })
}
