import { Command, Option } from 'commander'
import { dayIn, type Instant, instantOf, systemClock, TimeZone } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import { print, printJson } from '../output.ts'
import { readJsonObject } from '../read-json.ts'
import { resourcesDir, wordsFor } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

interface Options {
  readonly schema?: boolean
  readonly outsideEea?: boolean
  readonly at?: string
  readonly language?: string
  readonly json?: boolean
}

export function checkEdpbFormCommand(): Command {
  return new Command('check-edpb-form')
    .description(
      "check a filled form of the EDPB's draft template against its conditions, letters and formats",
    )
    .argument(
      '[file]',
      'JSON with { field_3: "a", field_55: ["a", "c"], ... }; - reads from the standard input',
    )
    .option('--schema', 'print the JSON Schema of the form (2020-12)')
    .option('--outside-eea', 'the controller is not established in the European Economic Area')
    .option('--at <moment>', 'whether it is late at this moment, such as 2026-03-27T17:30:00Z (default: now)')
    .addOption(new Option('--language <language>', 'language of the messages').choices(languages))
    .option('--json', 'as JSON')
    .action(async (path: string | undefined, { schema, outsideEea = false, at, language, json }: Options) => {
      const { checkForm, formInForce, formSchema, loadEdpbForms } = await import('#engine/edpb-form/index.ts')
      const now = momentOf(at)
      const form = formInForce(loadEdpbForms(resourcesDir), dayIn(TimeZone.parse('UTC'), now))
      const words = await wordsFor(language)
      if (schema) {
        const surroundings = { isInEea: !outsideEea, isLate: null, text: (key: string) => words.text(key) }
        printJson(formSchema(form, surroundings))
        return
      }
      if (path === undefined) throw new UsageError('name the file to check, or --schema for the JSON Schema')
      const given = await readJsonObject(path, words)
      const { asked, required, answered, issues } = checkForm(form, given, {
        isInEea: !outsideEea,
        now,
      })
      const said = issues.map(({ field, rule, message }) => ({ field, rule, text: words.message(message) }))
      if (json) {
        printJson({
          valid: issues.length === 0,
          notice: form.mark,
          asked: asked.length,
          answered: answered.length,
          required: required.length,
          issues: said,
        })
      } else {
        print(form.mark)
        print(words.text('edpb-form:counted', { answered: answered.length, count: asked.length }))
        for (const { field, text } of said) print(`  ${field} ${text}`)
        if (issues.length === 0) print(words.text('edpb-form:valid'))
      }
      if (issues.length > 0) process.exitCode = 1
    })
}

function momentOf(said: string | undefined): Instant {
  if (said === undefined) return systemClock()
  const moment = instantOf(said)
  if (moment === null) throw new UsageError(`--at ${said} is no moment with its offset from UTC`)
  return moment
}
