import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openedFolder, ticketPattern } from '#shared/contract/opened-folder.ts'
import { endingOf } from '#shared/kernel/file-name.ts'
import type { OutsideOpener } from './outside-link.ts'
import type { ShellWords } from './words.ts'

/** What showing a file needs of Electron. */
interface FileOpener extends Pick<OutsideOpener, 'ask'> {
  /** Opens a file in the program for its kind; gives the reason when that fails, and nothing when it does not. */
  readonly openPath: (path: string) => Promise<string>
}

/** Kinds that the machine's viewers show without running anything in them. */
const harmless: readonly string[] = ['pdf', 'png', 'jpg', 'jpeg', 'txt', 'eml']

/** Kinds that can carry links and fields which reach out: opened only after the person has said so. */
const afterWarning: readonly string[] = ['docx', 'xlsx']

/**
 * Shows a file that the engine took out of the store. The window names it by a ticket alone: it cannot name a path, a
 * link is not followed, and the list of kinds is this shell's own, whatever the engine thought of the file.
 * @returns false when the person said no
 */
export async function openTakenOut(
  stateDir: string,
  ticket: string,
  words: ShellWords,
  { openPath, ask }: FileOpener,
): Promise<boolean> {
  const { path, name } = placeOf(stateDir, ticket)
  const ending = endingOf(name)
  if (!harmless.includes(ending) && !afterWarning.includes(ending)) throw new Error('refused')
  if (afterWarning.includes(ending)) {
    const { fileTitle, fileDetail, outsideOpen, cancel } = words.dialog
    const pressed = await ask({
      message: fileTitle.replace('{{file}}', () => name),
      detail: fileDetail,
      buttons: [outsideOpen, cancel],
      defaultId: 1,
      cancelId: 1,
    })
    if (pressed !== 0) return false
  }
  const failure = await openPath(path)
  if (failure !== '') throw new Error('no program of this machine opens this file')
  return true
}

/** The one plain file at the place of a ticket. */
function placeOf(stateDir: string, ticket: string) {
  const [, folder = '', place = ''] = ticketPattern.exec(ticket) ?? []
  if (place === '') throw new Error('refused')
  const inside = join(stateDir, openedFolder, folder, place)
  const [name, ...others] = readdirSync(inside)
  if (name === undefined || others.length > 0) throw new Error('refused')
  const path = join(inside, name)
  if (!lstatSync(inside).isDirectory() || !lstatSync(path).isFile()) throw new Error('refused')
  return { path, name }
}
