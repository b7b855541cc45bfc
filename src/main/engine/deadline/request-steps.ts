import { addDays, type Day } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { dayOf, eventsOf, type RequestFile } from './request-file.ts'
import { isExtended, type RequestLimits } from './request-limits.ts'
import { startArticle } from './request-start.ts'
import type { Limit, SuspensionGround } from './suspension.ts'
import { timeOfDay, weekdayOf } from './temporal.ts'

type Params = Message['params']

/** The working from receipt to the answer's limit, as a lawyer would write it down. */
export function workingOf(file: RequestFile, limits: RequestLimits): readonly Message[] {
  const { receipt, rule } = file
  if (receipt === null || rule === null) return []
  const on = dayOf(file, receipt)
  const received: Message = {
    key: `deadline:step.received.${receipt.event}`,
    params: { ...named('on', on), at: timeOfDay(receipt.occurredAt, file.zone), zone: file.zone },
    article: file.law.events[receipt.event].article,
  }
  // Where the period runs from something else, or there is none, receipt is a fact and no more.
  const arrived: Message = { ...received, key: `deadline:step.arrived.${receipt.event}` }
  if (rule.unit === 'none') {
    const article = rule.article
    return [arrived, { key: `deadline:step.atOnce.${rule.duty}`, params: named('on', on), article }]
  }
  if (limits.start === null) {
    return [arrived, { key: `deadline:step.waits.${limits.waitsFor}`, params: {}, article: rule.article }]
  }
  return [
    limits.startedBy === null ? received : arrived,
    ...startSteps(file, limits, limits.start),
    ...extensionSteps(file, limits),
    ...(limits.answer === null
      ? openSteps(file, limits)
      : limitSteps(file, limits, limits.start, limits.answer)),
    ...otherLimitSteps(file, limits),
  ]
}

/** The steps that end on `limit`: the counting, the days that did not run, and what moved the end. */
function limitSteps(file: RequestFile, limits: RequestLimits, start: Day, limit: Limit): readonly Message[] {
  const { rule } = file
  if (limits.extension?.kind === 'announced') {
    return [step('announced', named('end', limit.end), 'FADP Ordinance Art. 18(2)'), ...moves(file, limit)]
  }
  const extended = isExtended(limits) ? (rule?.extension?.value ?? 0) : 0
  const count = (rule?.value ?? 0) + extended
  const reached = addDays(limit.nominal, -limit.shift)
  // The ICO counts from the day itself; the regulation of the Union and Swiss law leave the day of the event out.
  const unit = file.regime === 'uk' && rule?.unit === 'month' ? 'ukMonth' : rule?.unit
  const counted = limit.monthLacksDay ? 'countedToMonthEnd' : `counted.${unit}`
  return [
    step(counted, { ...named('start', start), ...named('end', reached), count }, countingArticle(file)),
    ...(limit.shift === 0
      ? []
      : [
          step(
            'shifted',
            { count: limit.shift, ...named('end', limit.nominal) },
            file.regime === 'uk' ? startArticle(file) : 'EDPB 01/2022 para. 159',
          ),
        ]),
    ...moves(file, limit),
  ]
}

/** Each day off that was passed over, and the working day on which the period then ends. */
function moves(file: RequestFile, limit: Limit): readonly Message[] {
  const article = file.regime === 'eu' ? 'Reg. 1182/71 Art. 3(4)' : file.regime === 'uk' ? 'ICO' : swissMove
  const off = limit.passed.map(({ on, reason, holiday }) =>
    step(`dayOff.${reason}`, { ...named('on', on), holiday }, article),
  )
  const end = named('end', limit.end)
  const calendar = calendarOf(file)
  if (limit.passed.length > 0) return [...off, step('moved', { ...end, ...calendar }, article)]
  const daysOffMove = file.regime !== 'ch' || file.positions.D9 === 'nextWorkingDay'
  return [daysOffMove ? step('workingDay', { ...end, ...calendar }, article) : step('stands', end, null)]
}

function startSteps(file: RequestFile, limits: RequestLimits, start: Day): readonly Message[] {
  const suspended = limits.suspensions.flatMap((suspension) =>
    suspension.to === null
      ? []
      : [
          step(
            `suspended.${suspension.ground}.${file.regime === 'uk' ? 'inclusive' : 'between'}`,
            { from: suspension.from, to: suspension.to },
            suspensionArticle(file, suspension.ground),
          ),
        ],
  )
  const started =
    limits.startedBy === null
      ? []
      : [step(`started.${file.regime}.${limits.startedBy}`, named('on', start), startArticle(file))]
  return [...started, ...suspended]
}

function openSteps(file: RequestFile, { open }: RequestLimits): readonly Message[] {
  if (open === null) return []
  return [step(`open.${open.ground}`, { from: open.from }, suspensionArticle(file, open.ground))]
}

function extensionSteps(file: RequestFile, limits: RequestLimits): readonly Message[] {
  const { extension } = limits
  if (extension === null || extension.kind === 'announced' || extension.kind === 'undated') return []
  const article = file.rule?.extension?.article ?? file.rule?.article ?? null
  return [step(`extension.${extension.kind}`, { on: extension.on }, article)]
}

function otherLimitSteps(file: RequestFile, limits: RequestLimits): readonly Message[] {
  const { refusal, extensionNotice } = limits
  const refusalArticle = { eu: 'GDPR Art. 12(4)', uk: 'UK GDPR Art. 12(4)', ch: 'FADP Ordinance Art. 18(3)' }
  return [
    ...(refusal === null ? [] : [step('refusal', named('end', refusal.end), refusalArticle[file.regime])]),
    ...(extensionNotice === null
      ? []
      : [
          step(
            `extensionNotice.${isExtended(limits) ? 'last' : file.regime}`,
            named('end', extensionNotice.end),
            file.rule?.extension?.article ?? 'FADP Ordinance Art. 18(2)',
          ),
        ]),
  ]
}

/** What events say that move no date: asking a processor, a minor, a letter of the authority. */
export function notedSteps(file: RequestFile): readonly Message[] {
  const noted = file.events.filter(({ event }) => file.law.events[event].effect === 'noted')
  const fee = file.regime === 'eu' ? eventsOf(file, 'feeAnnounced') : []
  return [...noted, ...fee].map((event) => ({
    key: `deadline:noted.${event.event}`,
    params: { on: dayOf(file, event) },
    article: file.law.events[event.event].article,
  }))
}

/** Whose holidays were looked at; `calendar` says whether a region has its own, or not even the country. */
function calendarOf({ calendar: { country, regionName } }: RequestFile): Params {
  const calendar = country === null ? 'none' : regionName === null ? 'country' : 'region'
  return { country, region: regionName, calendar }
}

function countingArticle(file: RequestFile): string {
  if (file.regime === 'uk') return `${file.rule?.article}; ICO`
  if (file.regime === 'ch') return file.rule?.article ?? ''
  return file.rule?.unit === 'month' ? 'Reg. 1182/71 Art. 3(1), 3(2)(c)' : 'Reg. 1182/71 Art. 3(1), 3(2)(b)'
}

function suspensionArticle(file: RequestFile, ground: SuspensionGround): string | null {
  if (ground === 'hypothesis') return null
  if (file.regime === 'uk') return startArticle(file)
  return ground === 'clarification' ? 'GDPR recital 63' : 'GDPR Art. 12(6)'
}

const swissMove = 'SR 173.110.3 Art. 1'

function step(name: string, params: Params, article: string | null): Message {
  return { key: `deadline:step.${name}`, params, article }
}

/** A day and the key of its weekday, which the texts print beside it. */
function named(name: string, day: Day): Params {
  return { [name]: day, [`${name}Weekday`]: weekdayOf(day) }
}
