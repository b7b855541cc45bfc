import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { Day, TimeZone } from '#shared/kernel/dates.ts'
import { type Language, languages } from '#shared/kernel/message.ts'
import { homeCountry } from '../home-country.ts'
import { printJson } from '../output.ts'
import { outputPath } from '../output-file.ts'
import { readPassphrase } from '../passphrase.ts'
import { pathOf } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { withJson } from './access.ts'

interface Options {
  readonly user?: string
  readonly passphraseFile?: string
  readonly recoveryKeyFile?: string
  readonly demo?: boolean
  readonly asOf?: string
  readonly language: Language
  readonly name?: string
  readonly country?: string
  readonly calendarCountry?: string
  readonly region?: string
  readonly timezone?: string
}

export function createCommand(): Command {
  return withJson(new Command('create'))
    .description('make a store; its recovery key goes to a file or a terminal, never elsewhere')
    .argument('<store>', 'folder to make; .wardbook is appended where it is missing')
    .option('--user <name>', 'what its first user is called (role dpo)', process.env.WARDBOOK_USER ?? 'DPO')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase (12 characters or more)')
    .option(
      '--recovery-key-file <file>',
      'file for the recovery key, readable by you alone; keep it elsewhere',
    )
    .option('--demo', 'fill it with a demonstration organisation')
    .option(
      '--as-of <day>',
      'the day as of which the demonstration stands, for example 2026-11-21; today without it',
    )
    .addOption(
      new Option('--language <language>', 'language of the organisation').choices(languages).default('en'),
    )
    .option('--name <name>', 'the organisation; without it the name of the folder')
    .option('--country <code>', 'its country as two letters; without it that of the time zone')
    .option('--calendar-country <code>', 'whose holidays count, where that is another country')
    .option('--region <code>', 'where holidays are regional: for example BY')
    .option('--timezone <zone>', 'its time zone; without it that of this machine')
    .action(async (typed: string, options: Options) => {
      const path = pathOf(typed)
      const timeZone = timeZoneOf(options.timezone)
      const demo = options.demo ? { asOf: options.asOf === undefined ? null : dayOf(options.asOf) } : null
      if (!demo && options.asOf !== undefined) throw new UsageError('--as-of goes with --demo')
      if (options.recoveryKeyFile === undefined && !process.stdout.isTTY) {
        throw new UsageError('the recovery key needs --recovery-key-file or a terminal')
      }
      // Looked at first: a store whose recovery key could not be written would be one without it.
      const recoveryFile =
        options.recoveryKeyFile === undefined ? null : outputPath(options.recoveryKeyFile, { fresh: true })
      const passphrase = await readPassphrase(options.passphraseFile)
      const { withEngine } = await import('../open.ts')
      await withEngine(async (client) => {
        const { session, recoveryKey } = await client.store.create({
          path,
          user: options.user ?? 'DPO',
          passphrase,
          organisation: {
            name: options.name ?? basename(path, '.wardbook'),
            country: options.country ?? homeCountry(timeZone, options.language),
            calendarCountry: options.calendarCountry ?? null,
            region: options.region ?? null,
            timeZone,
            language: options.language,
          },
          demo,
        })
        if (recoveryFile === null) printJson({ ...session, recoveryKey })
        else {
          writeFileSync(recoveryFile, `${recoveryKey}\n`, { mode: 0o600, flag: 'wx' })
          printJson(session)
        }
      })
    })
}

function timeZoneOf(typed: string | undefined): TimeZone {
  const zone = TimeZone.safeParse(typed ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (!zone.success) throw new UsageError(`${typed} is no time zone; an example is Europe/Paris`)
  return zone.data
}

function dayOf(typed: string): Day {
  const day = Day.safeParse(typed)
  if (!day.success) throw new UsageError(`${typed} is no day; an example is 2026-11-21`)
  return day.data
}
