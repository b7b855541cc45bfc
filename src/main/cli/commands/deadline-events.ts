import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rightNames } from '#engine/deadline/index.ts'
import { type Law, loadLaw } from '#engine/law/index.ts'
import { ClockEventName } from '#shared/contract/clock.ts'
import { resourcesDir } from '../surroundings.ts'

/** What `--event` takes: each legal event as it would be typed, with its meaning, its effect and its article. */
export function eventHelp(): string {
  const law = loadLaw(resourcesDir)
  const meaning = meanings()
  const lines = (appliesTo: 'request' | 'breach') =>
    ClockEventName.options
      .filter((event) => law.events[event].appliesTo === appliesTo && law.events[event].effect !== 'voids')
      .map((event) => line(event, law, meaning[event] ?? event))
  return [
    '',
    'A MOMENT is a day (2026-03-02), a time on the clock of --timezone (2026-03-02T09:00) or one with its own offset',
    '(2026-03-02T09:00Z, 2026-03-02T09:00+01:00).',
    '',
    `A RIGHT is one of: ${rightNames(law).join(', ')}.`,
    '',
    'Legal events of a request, each as it is typed after --event:',
    ...lines('request'),
    '',
    'Legal events of a breach (--breach):',
    ...lines('breach'),
    '',
    'Hypotheses without a legal event behind them:',
    `${'  paused:2026-02-03T09:00'.padEnd(width)} assumes that the clock stands still from here`,
    `${'  resumed:2026-02-10T09:00'.padEnd(width)} assumes that it runs again`,
  ].join('\n')
}

const width = 52

function line(event: ClockEventName, law: Law, meaning: string): string {
  const { effect, article, alias } = law.events[event]
  const said = [meaning, effects[effect]].filter((part) => part !== undefined).join(': ')
  const cited = article === null ? '' : ` (${article})`
  const other = alias === undefined ? '' : `; also ${alias}:`
  return `${`  ${event}:2026-03-02T09:00`.padEnd(width)} ${said}${cited}${other}`
}

const effects: Readonly<Record<string, string>> = {
  starts: 'starts the clock',
  startsIfOfficialChannel:
    'starts the clock only where people may send requests there; warns until it is forwarded',
  noClock: 'no clock of ours runs',
  suspensionGround: 'the ground on which asking suspends',
  suspends:
    'suspends where the law allows it; in the United Kingdom identity and mandate hold back the start',
  resumes: 'ends the suspension',
  noted: 'noted, moves no date',
  fee: 'none in the Union; the United Kingdom starts at payment, Switzerland after ten days',
  extends: 'three months from receipt if sent in time; too late it has no effect',
  startsOwnClock: 'starts a limit of its own',
  closesPart: 'closes what it answers; the rest runs',
  closes: 'closes the clock',
  reopens: 'runs again with the original limit',
  dueNow: 'due at once',
  presumesAwareness: 'the controller is in principle aware from here; a warning until that is on record',
  closesOnReceipt:
    'closes the period with the authority’s receipt in evidence, typed behind the moment: =RECEIPT',
  closesCommunication: 'ends the duty to inform the people',
}

function meanings(): Readonly<Record<string, string>> {
  const file = readFileSync(join(resourcesDir, 'locales', 'en', 'codes.json'), 'utf8')
  return JSON.parse(file).clockEvent
}
