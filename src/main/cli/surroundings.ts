import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openWords, type Words } from '#engine/language/index.ts'
import { workersIn } from '#engine/workers.ts'
import { Language } from '#shared/kernel/message.ts'

/** The built program stands in `out/main`, the shipped resources beside `out`. */
export const resourcesDir = join(import.meta.dirname, '..', '..', 'resources')
export const workers = workersIn(import.meta.dirname)

/** Of this program, as its package says. */
export function version(): string {
  const stated: { readonly version: string } = JSON.parse(
    readFileSync(join(resourcesDir, '..', 'package.json'), 'utf8'),
  )
  return stated.version
}

/** A path as the person typed it: npm changes the folder before it runs a script, and keeps the old one here. */
export function pathOf(typed: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), typed)
}

/** The words of the command line in the language of the terminal, or in the one asked for. */
export async function wordsFor(language?: string): Promise<Words> {
  const wanted =
    language ?? (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en').slice(0, 2)
  const known = Language.safeParse(wanted)
  return openWords(resourcesDir)(known.success ? known.data : 'en')
}
