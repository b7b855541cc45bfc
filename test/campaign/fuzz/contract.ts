import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import * as fc from 'fast-check'
import type * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/kernel/operation.ts'
import { chanceOf } from '../chance.ts'
import type { Client } from '../engine.ts'
import { inputsFor } from './inputs.ts'
import { hangs, type Outcome, outcomeOf } from './oracle.ts'
import { type StoreWatch, watchStore } from './store-watch.ts'

export interface Findings {
  readonly tried: number
  readonly refused: number
  readonly bad: readonly string[]
}

interface Fuzzing {
  readonly client: Client
  readonly store: string
  readonly recoveryKey: string
  readonly count: number
  readonly seed: number
  /** In place of an operation, for a control. */
  readonly instead: Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  /** Called before each input with the operation, so that a hang is noticed from outside. */
  alive(operation: string): void
}

interface Operation {
  readonly name: string
  readonly meta: OperationMeta
  readonly input: z.ZodType
}

/** These end the session; every other operation is tried. */
const left: readonly string[] = ['store.lock', 'event.subscribe']

/** Inputs of a call that are made at once; those of one operation come in turns with the others'. */
const batch = 8

/** Of so many refused commands, one is followed by a look at the whole content of the store. */
const wholeLook = 50

/** Calls every operation with made inputs through the real router on a real store. */
export async function fuzzContract(fuzzing: Fuzzing): Promise<Findings> {
  const watch = await watchStore(fuzzing.store, fuzzing.recoveryKey)
  const chance = chanceOf(fuzzing.seed)
  const operations = [...operationsOf(contract)]
    .filter(({ name }) => !left.includes(name))
    .map((operation) => ({ ...operation, inputs: inputsFor(operation.input, watch.known) }))
  const bad: string[] = []
  let tried = 0
  let refused = 0
  let content = watch.dump()
  try {
    while (tried < fuzzing.count) {
      // A control is about one operation, which must have its turn.
      const sabotaged = tried === 0 ? operations.find(({ name }) => name in fuzzing.instead) : undefined
      const operation = sabotaged ?? chance.pick(operations)
      // Rendering and importing take a hundred times as long as everything else.
      if (isLong(operation) && !chance.once(30)) continue
      const seed = chance.below(2 ** 31)
      const made = fc.sample(operation.inputs, {
        seed,
        numRuns: isLong(operation) ? 1 : batch,
      })
      for (const input of made) {
        fuzzing.alive(operation.name)
        tried += 1
        let { outcome, problem } = await attempt(fuzzing, operation, input, watch)
        // The engine's own checkpoint moves the number too, some time after a commit: what writes, writes again.
        if (problem && outcome.kind !== 'broken')
          ({ outcome, problem } = await attempt(fuzzing, operation, input, watch))
        if (problem) bad.push(`${operation.name} (seed ${seed}) ${problem} on ${shown(input)}`)
        // One input that hangs says it; the next would only take as long.
        if (outcome.kind === 'broken' && outcome.why === hangs) break
        if (outcome.kind !== 'refused') content = ''
        else {
          refused += 1
          if (refused % wholeLook === 0) {
            const now = watch.dump()
            if (content !== '' && now !== content)
              bad.push(`${operation.name} changed the content and refused`)
            content = now
          }
        }
      }
    }
    const { problems } = await fuzzing.client.store.verify({})
    return { tried, refused, bad: [...bad, ...problems.map((problem) => `verify: ${problem}`)] }
  } finally {
    watch.close()
  }
}

async function attempt(fuzzing: Fuzzing, operation: Operation, input: unknown, watch: StoreWatch) {
  const before = watch.commits()
  const outcome = await outcomeOf(operation.name, () => call(fuzzing, operation.name, input))
  await settled(fuzzing.client, operation, outcome)
  return { outcome, problem: problemOf(outcome, operation, before, watch) }
}

function problemOf(outcome: Outcome, { meta }: Operation, before: number, watch: StoreWatch): string | null {
  if (outcome.kind === 'broken') return outcome.why
  const hasCommitted = watch.commits() !== before
  if (outcome.kind === 'refused' && hasCommitted) return `refused with ${outcome.code}, and wrote`
  if (meta.kind === 'query' && hasCommitted) return 'is a query, and wrote'
  return null
}

/** A job works on after its call was answered: its end is waited for, and is a refusal of the list or none. */
async function settled(client: Client, { meta }: Operation, outcome: Outcome): Promise<void> {
  if (meta.kind !== 'job' || outcome.kind !== 'answered') return
  const { jobId } = outcome.answer as { jobId: never }
  for (;;) {
    const { endedAt, fault } = await client.job.get({ id: jobId })
    if (fault?.code === 'internal') throw new Error(`a job broke: ${fault.reference}`)
    if (endedAt !== null) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function call({ client, instead }: Fuzzing, name: string, input: unknown): Promise<unknown> {
  const replaced = instead[name]
  if (replaced) return replaced(input)
  let part: unknown = client
  for (const step of name.split('.')) part = (part as Record<string, unknown>)[step]
  return (part as (input: unknown) => Promise<unknown>)(input)
}

function* operationsOf(part: unknown, path: readonly string[] = []): Generator<Operation> {
  if (!isContractProcedure(part)) {
    for (const [name, below] of Object.entries(part as object)) yield* operationsOf(below, [...path, name])
    return
  }
  const { meta, inputSchema } = (part as AnyContractProcedure)['~orpc']
  yield { name: path.join('.'), meta: meta as OperationMeta, input: inputSchema as unknown as z.ZodType }
}

function isLong({ name, meta }: Operation): boolean {
  return meta.kind === 'job' || name === 'document.preview' || name === 'store.verify'
}

function shown(input: unknown): string {
  const text = fc.stringify(input)
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
