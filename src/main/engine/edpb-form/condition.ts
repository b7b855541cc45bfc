import * as z from 'zod'
import { type Instant, instantOf, millisecondsOf } from '#shared/kernel/dates.ts'

const Letters = z.array(z.string()).min(1)

const Test = z.union([
  /** An answer that is asked has one of these letters; `true` is a flag that is set. */
  z.strictObject({ field: z.int(), is: Letters }),
  z.strictObject({ field: z.int() }),
  z.strictObject({ organisation: z.enum(['inEea', 'outsideEea']) }),
  /** The moment now is more than so many hours after the answer. */
  z.strictObject({ late: z.strictObject({ since: z.int(), hours: z.int().positive() }) }),
  z.strictObject({ any: z.array(z.strictObject({ field: z.int(), is: Letters })).min(2) }),
])
export type Test = z.infer<typeof Test>

/** Tests that must all hold. */
export const Condition = z.union([z.array(Test), Test.transform((test) => [test])])
export type Condition = z.infer<typeof Condition>

/** What a form's conditions look at beside its answers. */
export interface Circumstances {
  /** Whether the controller is established in the European Economic Area. */
  readonly isInEea: boolean
  readonly now: Instant
}

/** Answers by the names of their fields, as they came. */
export type GivenAnswers = Readonly<Record<string, unknown>>

/** Whether all tests of a condition hold for the answers that are asked. */
export function holds(condition: Condition, asked: GivenAnswers, circumstances: Circumstances): boolean {
  return condition.every((test) => isTrue(test, asked, circumstances))
}

function isTrue(test: Test, asked: GivenAnswers, circumstances: Circumstances): boolean {
  if ('organisation' in test) return circumstances.isInEea === (test.organisation === 'inEea')
  if ('any' in test) return test.any.some((one) => isTrue(one, asked, circumstances))
  if ('late' in test) {
    const since = instantOf(asked[`field_${test.late.since}`])
    if (since === null) return false
    return millisecondsOf(circumstances.now) > millisecondsOf(since) + test.late.hours * 3_600_000
  }
  const answer = asked[`field_${test.field}`]
  if (!('is' in test)) return answer !== undefined
  return [answer].flat().some((letter) => test.is.includes(String(letter)))
}
