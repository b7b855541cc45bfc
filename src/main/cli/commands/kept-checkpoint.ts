import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathOf } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

/** The checkpoint files that somebody named, as `audit.verify` takes them. */
export function readCheckpoints(files: readonly string[]) {
  return files.map((file) => ({ name: basename(file), note: readFileSync(pathOf(file), 'utf8') }))
}

/** A checkpoint as somebody reads it off a paper: how many entries it covers, and its code. */
export function readPrinted(said: string) {
  const [, size, code] = /^(\d{1,15}):(.+)$/.exec(said) ?? []
  if (size === undefined || code === undefined)
    throw new UsageError(`${said}: a printed checkpoint is named as NUMBER:CODE`)
  return { name: `paper ${size}`, size: Number(size), code }
}
