import { dayIn, type Instant, instantAt, millisecondsOf, type TimeZone } from '#shared/kernel/dates.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { fill, type Meaning, momentsIn } from './fill.ts'
import type { Script, Step, Words } from './script.ts'
import type { Known, Scene, Stage } from './stage.ts'
import type { Calendar } from './story-time.ts'

/** What the scenes of a script are made of. */
export interface Properties {
  readonly calendar: Calendar
  readonly zone: TimeZone
  readonly words: Words
  readonly newId: NewId
}

/** Minutes between two steps of a thread that the week-end pushed onto one another. */
const apart = 5
/** Minutes that it takes to record what has happened. */
const recording = 2

/** The scenes of all threads of a script: in each thread in order, and nothing before it happened. */
export function scenesOf(script: Script, properties: Properties): readonly Scene[] {
  return Object.entries(script.threads).flatMap(([key, steps]) => {
    let earliest: Instant | null = null
    return steps.map((step) => {
      const happened = momentsIn(step).map((text) => later(properties.calendar.moment(text), recording))
      const at = latest([
        properties.calendar.moment(step.at),
        ...happened,
        ...(earliest === null ? [] : [earliest]),
      ])
      earliest = later(at, apart)
      return sceneOf(script.register, key, step, at, properties)
    })
  })
}

function sceneOf(register: string, key: string, step: Step, at: Instant, properties: Properties): Scene {
  const { verb, textKey, fields } = actOf(step)
  const record = `${register}.${key}`
  const { calendar, zone, words, newId } = properties
  const meaning = (stage: Stage): Meaning => ({
    words,
    calendar,
    today: dayIn(zone, at),
    idOf: (name) => stage.recall(name).id,
    newId,
    textPath: (place) => [record, ...(textKey === null ? place : [textKey])].join('.'),
  })
  return {
    at,
    name: `${record} ${verb}`,
    play: async (stage) => {
      const input = inputOf(verb, fill(fields, meaning(stage)), at, () => stage.recall(record))
      stage.remember(record, await performed(stage, register, verb, input))
    },
  }
}

/**
 * What a step does. The texts of a record stand under its key as its fields do; the one text of an event, an approval,
 * an advice or a decision stands under that name.
 */
function actOf({ at: _at, event, ...rest }: Step): {
  readonly verb: string
  readonly textKey: string | null
  readonly fields: unknown
} {
  if (typeof event === 'string') return { verb: 'recordEvent', textKey: event, fields: { event, ...rest } }
  const [act, ...others] = Object.entries(rest)
  if (act === undefined || others.length > 0)
    throw new Error(`a step does one thing: ${JSON.stringify(rest)}`)
  const [verb, fields] = act
  return { verb, textKey: verb === 'create' || verb === 'update' ? null : verb, fields }
}

/** Does what the step says; gives the record as it is then. */
async function performed(stage: Stage, register: string, verb: string, input: unknown): Promise<Known> {
  const answer = await stage.call(`${register}.${verb}`, input)
  if (!isJob(answer)) return answer as Known
  return (await stage.call(`${register}.get`, await stage.finished(answer))) as Known
}

function isJob(answer: unknown): answer is { readonly jobId: string } {
  return typeof answer === 'object' && answer !== null && 'jobId' in answer
}

/** Acts that begin a record or need none; every other one goes on with one that the story knows. */
const beginnings: readonly string[] = ['create', 'place', 'make', 'change']

/** The input of the operation. An event happened when the step says so, or at the very moment. */
function inputOf(verb: string, fields: unknown, at: Instant, recall: () => Known): unknown {
  if (beginnings.includes(verb)) return fields
  if (verb === 'update') return { ...recall(), changes: fields }
  if (verb === 'recordEvent') return { ...recall(), event: { occurredAt: at, ...(fields as object) } }
  const input = fields as { readonly event?: object }
  return { ...recall(), ...input, ...(input.event && { event: { occurredAt: at, ...input.event } }) }
}

function later(instant: Instant, minutes: number): Instant {
  return instantAt(millisecondsOf(instant) + minutes * 60_000)
}

function latest(instants: readonly Instant[]): Instant {
  return instantAt(Math.max(...instants.map(millisecondsOf)))
}
