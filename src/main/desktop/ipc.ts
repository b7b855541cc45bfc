import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import * as z from 'zod'
import type { Picked } from '#shared/contract/host.ts'
import { ticketPattern } from '#shared/contract/opened-folder.ts'
import { isOwnPage } from './own-page.ts'

/** What a window may ask of the main process. */
export interface WindowRequests {
  readonly connect: (contents: WebContents) => Promise<void>
  readonly save: (contents: WebContents, fileName: string) => Promise<boolean>
  readonly openFile: (contents: WebContents, ticket: string) => Promise<boolean>
  readonly pickStore: (contents: WebContents, purpose: Picked) => Promise<string | null>
  readonly open: (contents: WebContents, address: string) => Promise<void>
  readonly copy: (contents: WebContents, text: string, isSecret: boolean) => Promise<void>
  readonly notify: (contents: WebContents, title: string, body: string) => Promise<void>
  readonly lock: (contents: WebContents) => Promise<void>
}

/**
 * The one place where the main process listens to windows. A message counts only when it comes from the top frame of one
 * of the window's own pages and brings what its channel expects.
 */
export function listenToWindows(ipc: Pick<IpcMain, 'handle'>, requests: WindowRequests): void {
  const on = <T extends readonly unknown[]>(
    channel: keyof WindowRequests,
    expected: z.ZodType<T>,
    answer: (contents: WebContents, ...given: T) => Promise<unknown>,
  ) =>
    ipc.handle(channel, (event, ...given: unknown[]) => {
      const parsed = expected.safeParse(given)
      if (!comesFromOwnPage(event) || !parsed.success) throw new Error('refused')
      return answer(event.sender, ...parsed.data)
    })
  on('connect', z.tuple([]), requests.connect)
  on('save', z.tuple([z.string().min(1).max(255)]), requests.save)
  on('openFile', z.tuple([z.string().regex(ticketPattern)]), requests.openFile)
  on('pickStore', z.tuple([z.enum(['open', 'create', 'backup'])]), requests.pickStore)
  on('open', z.tuple([z.string().max(2_000)]), requests.open)
  on('copy', z.tuple([z.string().min(1).max(20_000), z.boolean()]), requests.copy)
  on('notify', z.tuple([z.string().max(200), z.string().max(1_000)]), requests.notify)
  on('lock', z.tuple([]), requests.lock)
}

function comesFromOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}
