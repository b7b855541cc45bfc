import { outsideAddress } from '#shared/kernel/outside-address.ts'
import type { ShellWords } from './words.ts'

/** What opening an address needs of Electron. */
export interface OutsideOpener {
  readonly openExternal: (address: string) => Promise<void>
  /** Shows a question and gives the index of the button that was pressed. */
  readonly ask: (question: {
    readonly message: string
    readonly detail: string
    readonly buttons: string[]
    readonly defaultId: number
    readonly cancelId: number
  }) => Promise<number>
}

/**
 * Opens an https or mailto address outside of the window, after the person has seen where it leads. The only place from
 * which anything outside is opened.
 */
export async function openOutside(
  address: string,
  words: ShellWords,
  { openExternal, ask }: OutsideOpener,
): Promise<void> {
  const url = outsideAddress(address)
  if (url === null) throw new Error('refused')
  const { outsideTitle, outsideDetail, outsideOpen, cancel } = words.dialog
  const host = url.protocol === 'mailto:' ? url.pathname : url.host
  const pressed = await ask({
    message: outsideTitle.replace('{{host}}', () => host),
    detail: `${outsideDetail}\n${url.href}`,
    buttons: [outsideOpen, cancel],
    defaultId: 1,
    cancelId: 1,
  })
  if (pressed === 0) await openExternal(url.href)
}
