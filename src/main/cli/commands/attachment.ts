import { existsSync, openAsBlob, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { Access } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { recordIdOf } from '../record-id.ts'
import { pathOf } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

export function attachmentCommand(): Command {
  return new Command('attachment')
    .description('files that are kept with records')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(getCommand())
}

function addCommand(): Command {
  return withJson(withAccess(new Command('add')))
    .description('keep a file of up to 50 MB with a record')
    .argument('<store>', 'folder of the store')
    .argument('<record>', 'the record: its reference or identifier')
    .argument('<file>', 'the file')
    .option('--description <text>', 'what it is', '')
    .action(
      async (
        store: string,
        record: string,
        typed: string,
        { description, ...access }: Access & { description: string },
      ) => {
        const { withStore } = await import('../open.ts')
        const path = pathOf(typed)
        if (!existsSync(path)) throw new UsageError(`there is no file ${path}`)
        if (!statSync(path).isFile()) throw new UsageError(`${path} is no file`)
        await withStore(store, access, async (client) => {
          // Read from the disk piece by piece, not into memory.
          const file = new File([await openAsBlob(path)], basename(path))
          printJson(
            await client.attachment.add({ subjectId: await recordIdOf(client, record), file, description }),
          )
        })
      },
    )
}

function listCommand(): Command {
  return withJson(withAccess(new Command('list')))
    .description('the files of a record, or of the whole store')
    .argument('<store>', 'folder of the store')
    .argument('[record]', 'the record: its reference or identifier')
    .action(async (store: string, record: string | undefined, access: Access) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        const filter = record === undefined ? {} : { subjectId: [await recordIdOf(client, record)] }
        const first = await client.attachment.list({ filter, limit: 500 })
        const items = [...first.items]
        for (let { nextCursor } = first; nextCursor !== null; ) {
          const page = await client.attachment.list({ filter, limit: 500, cursor: nextCursor })
          items.push(...page.items)
          nextCursor = page.nextCursor
        }
        printJson({ items, bytes: first.bytes })
      })
    })
}

function getCommand(): Command {
  return withJson(withAccess(new Command('get')))
    .description('write a file of the store to the disk')
    .argument('<store>', 'folder of the store')
    .argument('<attachment>', 'the file: its reference or identifier')
    .requiredOption('-o, --output <file>', 'where to write it')
    .action(async (store: string, wanted: string, { output, ...access }: Access & { output: string }) => {
      const { withStore } = await import('../open.ts')
      const path = outputPath(output)
      await withStore(store, access, async (client) => {
        const attachment = await client.attachment.get({ id: await recordIdOf(client, wanted) })
        await writeOutput(path, await client.attachment.content({ id: attachment.id }))
        printJson({ file: path, ...attachment })
      })
    })
}
