import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { Country, Region, ShortText } from '#shared/contract/texts.ts'
import { TimeZone } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'

/** A step of a thread: when, and either a legal event or one of the register's operations with its input. */
const Step = z.looseObject({ at: z.string().regex(/^-?\d+ \d\d:\d\d$/) })
export type Step = z.infer<typeof Step>

/** The life of the records of one register, each under a key by which others name it. */
const Script = z.strictObject({
  /** The feature in the contract, such as `rightsRequest`. */
  register: z.string(),
  /** Whether what lies on a week-end happens on the Friday before. */
  workingDays: z.boolean(),
  /** Parts that the threads repeat by reference. */
  shared: z.unknown().optional(),
  threads: z.record(z.string(), z.array(Step).min(1)),
})
export type Script = z.infer<typeof Script>

/** The frame of the whole story. */
const Frame = z.strictObject({
  seed: z.string(),
  begins: z.string(),
  ends: z.string(),
  organisation: z.strictObject({ name: ShortText, country: Country, region: Region, timeZone: TimeZone }),
})

/** What the demonstration tells, read from `resources/demo`. */
export interface Story {
  readonly frame: z.infer<typeof Frame>
  readonly scripts: readonly Script[]
  readonly words: Words
  /** The content of another file of the folder, as its schema describes it. */
  readonly file: <S extends z.ZodType>(name: string, schema: S) => z.infer<S>
}

/** The text at a path such as `vendor.kundoria.services`. @throws Error where there is none: a gap in what we ship */
export type Words = (path: string) => string

/** @throws Error where a file does not fit its schema: a fault of what we ship */
export function readStory(resourcesDir: string, language: Language): Story {
  const folder = join(resourcesDir, 'demo')
  const file: Story['file'] = (name, schema) => {
    const read = schema.safeParse(parse(readFileSync(join(folder, name), 'utf8')))
    if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`)
    return read.data
  }
  const scripts = readdirSync(join(folder, 'story'))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => file(join('story', name), Script))
  return {
    frame: file('story.yaml', Frame),
    scripts,
    words: openWords(file(`${language}.yaml`, Texts)),
    file,
  }
}

const Texts = z.record(z.string(), z.unknown())

function openWords(texts: unknown): Words {
  return (path) => {
    let found = texts
    for (const step of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[step]
    if (typeof found !== 'string') throw new Error(`the demonstration has no text ${path}`)
    return found
  }
}
