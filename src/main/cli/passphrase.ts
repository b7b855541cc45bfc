import { readFileSync } from 'node:fs'
import { createInterface, type Interface } from 'node:readline'
import { pathOf } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/**
 * The passphrase: first line of `--passphrase-file`, else `WARDBOOK_PASSPHRASE` (deleted from the environment at once, so
 * that no child inherits it), else asked for on the terminal without showing it.
 */
export async function readPassphrase(file: string | undefined): Promise<string> {
  if (file !== undefined) return firstLine(file)
  const { WARDBOOK_PASSPHRASE: given } = process.env
  delete process.env.WARDBOOK_PASSPHRASE
  if (given !== undefined) return given
  if (!process.stdin.isTTY) {
    throw new UsageError('no passphrase: use --passphrase-file, WARDBOOK_PASSPHRASE or a terminal')
  }
  return askHidden('Passphrase: ')
}

/** A new passphrase: first line of a file, else typed twice on the terminal. */
export async function readNewPassphrase(file: string | undefined): Promise<string> {
  if (file !== undefined) return firstLine(file)
  if (!process.stdin.isTTY) throw new UsageError('no new passphrase: use --new-passphrase-file or a terminal')
  const first = await askHidden('New passphrase: ')
  if ((await askHidden('Once more: ')) !== first) throw new UsageError('the two passphrases differ')
  return first
}

/** The first line of a file, without its line end. */
export function firstLine(file: string): string {
  return (readFileSync(pathOf(file), 'utf8').split('\n', 1)[0] ?? '').replace(/\r$/, '')
}

function askHidden(prompt: string): Promise<string> {
  return ask(prompt, createInterface({ input: process.stdin, terminal: true }))
}

/** Asks for a line on the terminal, shown as it is typed. */
export function askForLine(prompt: string): Promise<string> {
  return ask(prompt, createInterface({ input: process.stdin, output: process.stderr }))
}

function ask(prompt: string, lines: Interface): Promise<string> {
  process.stderr.write(prompt)
  return new Promise((answered) => {
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      answered(answer)
    })
  })
}
