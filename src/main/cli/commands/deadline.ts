import { Command, InvalidArgumentError, Option } from 'commander'
import type { Alternative } from '#engine/deadline/index.ts'
import type { Words } from '#engine/language/index.ts'
import { Regime } from '#shared/contract/codes.ts'
import { cite } from '#shared/kernel/citation.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { languages, type Message } from '#shared/kernel/message.ts'
import { print, printJson } from '../output.ts'
import { resourcesDir, wordsFor } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { eventHelp } from './deadline-events.ts'
import { positionHelp, positionsFrom } from './deadline-positions.ts'

interface Options {
  readonly regime: string
  readonly right?: string
  readonly breach?: boolean
  readonly received?: string
  readonly aware?: string
  readonly timezone: string
  readonly country: string
  readonly region?: string
  readonly extended?: boolean
  readonly event: readonly string[]
  readonly contractHours?: number
  readonly contractDays?: number
  readonly position: readonly string[]
  readonly language?: string
  readonly json?: boolean
}

export function deadlineCommand(): Command {
  return new Command('deadline')
    .description('compute a statutory deadline and show every step with its article')
    .addOption(new Option('--regime <regime>', 'which law').choices(Regime.options).default('eu'))
    .option('--right <right>', 'the right that is exercised, for example access; all of them below')
    .option('--breach', 'the notification of a breach instead of a request')
    .option('--received <moment>', 'when the request arrived, for example 2026-01-31T10:00')
    .option('--aware <moment>', 'when the controller became aware of the breach')
    .requiredOption('--timezone <zone>', 'the zone in which days are counted, for example Europe/Paris')
    .requiredOption('--country <code>', 'whose holidays count, for example FR')
    .option('--region <code>', 'where holidays are regional, for example BY')
    .option('--extended', 'as if a timely notice of extension had been sent')
    .option(
      '--event <name:moment>',
      'a legal event, or paused: and resumed: as hypotheses; may be repeated',
      collect,
      [],
    )
    .option(
      '--contract-hours <hours>',
      'hours of the contract: with weAreProcessor to forward the request, with weAsProcessorAware to tell the controller',
      wholeNumber,
    )
    .option('--contract-days <days>', 'days of the contract, with weAreProcessor', wholeNumber)
    .option(
      '--position <dispute=position>',
      'a position where authorities disagree, for example D5=startAnew; may be repeated',
      collect,
      [],
    )
    .addOption(new Option('--language <language>', 'language of the text').choices(languages))
    .option('--json', 'as JSON')
    .addHelpText('after', () => `${eventHelp()}\n${positionHelp()}`)
    .action(async ({ event, position, json, language, ...options }: Options) => {
      if ((options.right === undefined) === (options.breach !== true))
        throw new UsageError('name either --right or --breach')
      const wrong = strayOption(options) ?? missingStart({ ...options, event })
      if (wrong !== null) throw new UsageError(wrong)
      const [{ deadlineFromOptions }, { loadLaw, openCalendars }] = await Promise.all([
        import('#engine/deadline/index.ts'),
        import('#engine/law/index.ts'),
      ])
      const words = await wordsFor(language)
      const sheet = deadlineFromOptions(
        { ...options, events: event, positions: positionsFrom(position), now: systemClock() },
        loadLaw(resourcesDir),
        openCalendars(resourcesDir),
      )
      const say = (message: Message) => ({
        text: words.message(message),
        article: message.article && cite(message.article, words.language),
      })
      const { due, cautious, refusalDue, extensionNoticeDue, regime, ruleVersion, state } = sheet
      const steps = sheet.steps.map(say)
      const warnings = sheet.warnings.map(say)
      const { alternatives } = sheet
      const otherLimits = sheet.otherLimits.map(({ message, event: _event, ...limit }) => ({
        ...limit,
        ...say(message),
      }))
      if (json) {
        printJson({
          due,
          cautious,
          refusalDue,
          extensionNoticeDue,
          regime,
          ruleVersion,
          state,
          steps,
          warnings,
          alternatives,
          otherLimits,
        })
      } else {
        printSheet(words, { due, cautious, refusalDue, extensionNoticeDue }, [...steps, ...warnings])
        printLimits(words, otherLimits)
        printAlternatives(words, alternatives)
      }
      // The sheet holds the cautious date; that the legal one is not known is a refusal all the same.
      if (sheet.calendarMissing)
        throw new Fault('calendar-unknown', {
          params: { country: options.country, region: options.region ?? null },
        })
    })
}

/** An option that has no meaning for what is asked would be passed over in silence. */
function strayOption({
  breach,
  received,
  aware,
  extended,
}: Omit<Options, 'event' | 'position'>): string | null {
  if (breach !== true)
    return aware === undefined ? null : '--aware belongs to --breach; a request has --received'
  if (received !== undefined) return '--received belongs to --right; a breach has --aware'
  return extended === true ? '--extended belongs to --right; 72 hours are not extended' : null
}

/** Nothing runs before something has started it. */
function missingStart({
  breach,
  received,
  aware,
  event,
}: Pick<Options, 'breach' | 'received' | 'aware' | 'event'>): string | null {
  if ((received ?? aware) !== undefined || event.length > 0) return null
  return breach === true
    ? 'name --aware, or an event such as --event controllerAware:2026-03-02T09:00'
    : 'name --received, or an event such as --event receivedByController:2026-03-02T09:00'
}

function printSheet(
  words: Words,
  dates: Readonly<Record<string, string | null>>,
  lines: readonly Line[],
): void {
  for (const [name, date] of Object.entries(dates)) {
    if (date !== null) print(`${`${words.text(`cli:deadline.${name}`)}:`.padEnd(34)} ${date}`)
  }
  print('')
  printLines(lines)
}

function printLimits(words: Words, limits: readonly Line[]): void {
  if (limits.length === 0) return
  print(`\n${words.text('cli:deadline.otherLimits')}`)
  printLines(limits)
}

/** Each question in dispute, the position that is not taken, and the date that it would give. */
function printAlternatives(words: Words, alternatives: readonly Alternative[]): void {
  if (alternatives.length === 0) return
  print(`\n${words.text('cli:deadline.alternatives')}`)
  for (const { dispute, position, due } of alternatives) {
    print(`  ${words.text(`deadline:dispute.${dispute}.title`)}`)
    const said = words.text(`deadline:dispute.${dispute}.${position}`)
    print(`    ${words.text('cli:deadline.alternative', { position: said, due })}`)
  }
}

interface Line {
  readonly text: string
  readonly article: string | null
}

function printLines(lines: readonly Line[]): void {
  for (const { text, article } of lines) print(article === null ? `  ${text}` : `  ${text} (${article})`)
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is needed.')
  return Number(text)
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
