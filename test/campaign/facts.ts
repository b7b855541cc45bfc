import * as z from 'zod'

/**
 * What a workload says of its store: `begun` before a command, without a promise, and everything else after the command
 * resolved, as something that must hold from then on.
 */
const Fact = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('created'), recoveryKey: z.string() }),
  z.object({ fact: z.literal('record'), entity: z.string(), id: z.string(), revision: z.int() }),
  z.object({ fact: z.literal('removing'), id: z.string() }),
  z.object({ fact: z.literal('removed'), entity: z.string(), id: z.string() }),
  z.object({ fact: z.literal('people'), batch: z.string(), count: z.int() }),
  z.object({ fact: z.literal('keyring'), sequence: z.int() }),
  z.object({ fact: z.literal('secret'), connectionId: z.string() }),
  z.object({ fact: z.literal('epoch'), epoch: z.int() }),
  z.object({ fact: z.literal('schema'), version: z.int() }),
  /** A backup that was made, with the number of entries that the audit log had in it. */
  z.object({ fact: z.literal('backup'), name: z.string(), entries: z.int() }),
  z.object({ fact: z.literal('synced'), connectionId: z.string(), people: z.int() }),
])
export type Fact = z.infer<typeof Fact>

/** The facts of an acknowledgement file; a last line that was cut off was never told to anybody. */
export function readFacts(text: string): Fact[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Fact.parse(JSON.parse(line)))
}
