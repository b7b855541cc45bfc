import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { languages } from '#shared/kernel/message.ts'

const ShellWords = z.object({
  menu: z.object({
    file: z.string(),
    lock: z.string(),
    quit: z.string(),
    edit: z.string(),
    undo: z.string(),
    redo: z.string(),
    cut: z.string(),
    copy: z.string(),
    paste: z.string(),
    selectAll: z.string(),
    view: z.string(),
    zoomIn: z.string(),
    zoomOut: z.string(),
    actualSize: z.string(),
    fullScreen: z.string(),
    window: z.string(),
    minimise: z.string(),
    close: z.string(),
  }),
  dialog: z.object({
    openStore: z.string(),
    createStore: z.string(),
    openBackup: z.string(),
    select: z.string(),
    outsideTitle: z.string(),
    outsideDetail: z.string(),
    outsideOpen: z.string(),
    cancel: z.string(),
    fileTitle: z.string(),
    fileDetail: z.string(),
    brokenTitle: z.string(),
    brokenDetail: z.string(),
  }),
})
/** What the desktop shell itself says: menu and dialogs. */
export type ShellWords = z.infer<typeof ShellWords>

/** The words for a locale of the operating system such as `de-AT`; English where there are none. */
export function shellWords(resourcesDir: string, locale: string): ShellWords {
  const language = languages.find((known) => locale.toLowerCase().startsWith(known)) ?? 'en'
  return ShellWords.parse(
    JSON.parse(readFileSync(join(resourcesDir, 'locales', language, 'shell.json'), 'utf8')),
  )
}
