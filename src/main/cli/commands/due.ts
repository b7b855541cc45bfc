import { Command, Option } from 'commander'
import { languages } from '#shared/kernel/message.ts'
import { print, printJson, say } from '../output.ts'
import { wordsFor } from '../surroundings.ts'

interface Options {
  readonly json?: boolean
  readonly language?: string
}

export function dueCommand(): Command {
  return new Command('due')
    .description(
      'what is due in the stores that show their dates on this computer before they are unlocked; no passphrase is asked',
    )
    .addOption(new Option('--language <language>', 'language of the text').choices(languages))
    .option('--json', 'as JSON')
    .action(async ({ json, language }: Options) => {
      const [{ withEngine }, words] = await Promise.all([import('../open.ts'), wordsFor(language)])
      await withEngine(async (client) => {
        const across = await client.dueList.across({})
        if (json) {
          printJson(across)
          return
        }
        const labels = new Map(across.stores.map(({ storeId, label }) => [storeId, label]))
        if (across.stores.length === 0 && across.damaged.length === 0) print(words.text('due-list:none'))
        for (const { storeId, reference, kind, limit, dueOn, dueAt, urgency } of across.items) {
          if (urgency === 'passed') continue
          const what = `${words.text(`calendar:kind.${kind}`)}: ${words.text(`calendar:limit.${limit}`)}`
          print(
            [
              dueAt ?? dueOn,
              words.text(`due-list:group.${urgency}`),
              labels.get(storeId),
              reference,
              what,
            ].join('\t'),
          )
        }
        for (const { label, asOf, path, leftOut } of across.stores) {
          const state = words.text(`due-list:${path === null ? 'gone' : 'asOf'}`, { label, when: asOf })
          say(leftOut === 0 ? state : `${state}, ${words.text('due-list:leftOut', { count: leftOut })}`)
        }
        for (const { storeId, reason } of across.damaged)
          say(words.text(`due-list:damaged.${reason}`, { storeId }))
      })
    })
}
