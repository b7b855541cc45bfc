import { writeFileSync } from 'node:fs'
import { print } from './output.ts'
import { pathOf } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/**
 * Refuses before anything is changed where a secret could go nowhere: it is written to a new file that its owner alone
 * reads, or shown on a terminal, and never goes down a pipe.
 */
export function requirePlace(what: string, option: string, file: string | undefined): void {
  if (file === undefined && !process.stdout.isTTY)
    throw new UsageError(`the ${what} needs ${option} or a terminal`)
}

/** Hands a secret over, once. The file must not exist yet. */
export function keepSecret(secret: string, file: string | undefined): void {
  if (file === undefined) print(secret)
  else writeFileSync(pathOf(file), `${secret.trimEnd()}\n`, { mode: 0o600, flag: 'wx' })
}
