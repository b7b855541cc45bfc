import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { canonicalJson } from '#engine/canonical-json.ts'
import type { Chance } from '../chance.ts'
import { otherThan } from './in-store.ts'
import type { SoundLog } from './log.ts'

/** What was done to an export, and the entry that has to be named; null: it lies in no entry. */
interface Tampered {
  readonly text: string
  readonly seq: number | null
}

type Operator = (lines: readonly string[], log: SoundLog, chance: Chance) => Tampered

const members = [
  'id',
  'at',
  'clock',
  'actor',
  'role',
  'action',
  'entity',
  'entityId',
  'before',
  'after',
  'payload',
  'prev',
]

/** What somebody can do with a text editor and a key of their own. Line 0 is the header, the last one the seal. */
export const exportOperators: Readonly<Record<string, Operator>> = {
  'a member of an entry': (lines, _log, chance) =>
    changedEntry(lines, chance, (entry) => {
      const name = chance.pick(members)
      return {
        ...entry,
        leaf: { ...entry.leaf, [name]: otherThan(entry.leaf[name] as string | null, chance) },
      }
    }),
  'chain or signature of an entry': (lines, _log, chance) =>
    changedEntry(lines, chance, (entry) => {
      const name = chance.pick(['chain', 'sig'] as const)
      return { ...entry, [name]: otherThan(entry[name], chance) }
    }),
  'the words of an entry': (lines, _log, chance) =>
    changedEntry(lines, chance, (entry) =>
      entry.payload === null
        ? { ...entry, payload: { salt: '00'.repeat(16), content: { note: 'made up' } } }
        : { ...entry, payload: chance.pick([null, { ...entry.payload, content: { note: 'made up' } }]) },
    ),
  'an entry signed by a stranger': (lines, { stranger }, chance) =>
    changedEntry(lines, chance, (entry) => ({
      ...entry,
      sig: stranger.sign(Buffer.from(entry.chain, 'hex')).toString('hex'),
    })),
  'an entry left out': (lines, { entries }, chance) => {
    const seq = 1 + chance.below(entries)
    return { text: joined(lines.toSpliced(seq, 1)), seq }
  },
  'an entry twice': (lines, { entries }, chance) => {
    const seq = 1 + chance.below(entries)
    return { text: joined(lines.toSpliced(seq, 0, lines[seq] ?? '')), seq }
  },
  'two entries exchanged': (lines, { entries }, chance) => {
    const seq = 1 + chance.below(entries - 1)
    const [one = '', other = ''] = lines.slice(seq, seq + 2)
    return { text: joined(lines.toSpliced(seq, 2, other, one)), seq }
  },
  'the end cut off': (lines, { entries }, chance) => {
    const left = chance.below(entries)
    const seal = chance.once(2) ? lines.slice(-1) : []
    return { text: joined([...lines.slice(0, left + 1), ...seal]), seq: left + 1 }
  },
  'a member of the header': (lines, { stranger }, chance) => {
    const header = z
      .looseObject({ users: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(lines[0] ?? ''))
    const eve = { label: 'Ana', signingKey: stranger.publicKey }
    const changed = chance.pick([
      { ...header, users: { ...header.users, [stranger.userId]: eve } },
      { ...header, exportedAt: '2020-01-01T00:00:00.000Z' },
      { ...header, checkpoints: [] },
      { ...header, payloads: false },
    ])
    return { text: joined([canonicalJson(changed), ...lines.slice(1)]), seq: null }
  },
  'a byte anywhere': (lines, _log, chance) => {
    const bytes = Buffer.from(joined(lines))
    const place = chance.below(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.below(7))
    return { text: bytes.toString('latin1'), seq: null }
  },
}

const Verdict = z.object({
  problems: z.array(z.object({ seq: z.int().nullable(), until: z.int().optional() })),
})

/** Runs the script as somebody does who has nothing but it and the file. */
export async function judgedExport(
  folder: string,
  script: string,
  { text, seq }: Tampered,
  name: string,
): Promise<boolean> {
  const file = join(folder, name)
  writeFileSync(file, text, 'latin1')
  const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) =>
    execFile(process.execPath, [script, file, '--json'], (error, output) =>
      resolve({ code: error === null ? 0 : error.code, output }),
    ),
  )
  // 2: it is no export any more, which names nothing.
  if (code === 2) return seq === null
  if (code !== 1) return false
  const { problems } = Verdict.parse(JSON.parse(output))
  return (
    seq === null ||
    problems.some(
      (problem) => problem.seq !== null && problem.seq <= seq && seq <= (problem.until ?? problem.seq),
    )
  )
}

/** A copy of the script that does not look at the seal: it must miss something, or the campaign proves nothing. */
export function withoutSeal(script: string, copy: string): string {
  const source = readFileSync(script, 'utf8')
  const weak = source.replace('\n  checkSeal(seal, header, found)\n', '\n')
  if (weak === source) throw new Error('the script looks at its seal in another place')
  writeFileSync(copy, weak)
  return copy
}

/** Every text of a sound export is ASCII or stands in UTF-8; read byte by byte it comes out as it went in. */
export function linesOf({ exported }: SoundLog): string[] {
  return Buffer.from(exported).toString('latin1').trimEnd().split('\n')
}

const Entry = z.looseObject({
  leaf: z.record(z.string(), z.unknown()),
  chain: z.string(),
  sig: z.string(),
  payload: z.looseObject({ salt: z.string() }).nullable(),
})

function changedEntry(
  lines: readonly string[],
  chance: Chance,
  change: (entry: z.infer<typeof Entry>) => z.infer<typeof Entry>,
): Tampered {
  const seq = 1 + chance.below(lines.length - 2)
  const entry = Entry.parse(JSON.parse(lines[seq] ?? ''))
  return { text: joined(lines.with(seq, canonicalJson(change(entry)))), seq }
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
