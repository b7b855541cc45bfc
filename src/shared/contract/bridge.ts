import type { Picked } from './host.ts'

/** The name under which the preload script hands the desktop window its shell. */
export const bridgeName = 'wardbook'

/** The type of the window message that brings the port to the engine. */
export const portMessage = 'wardbook:port'

/** The window message by which the shell asks to lock: the window keeps what is being typed first. */
export const lockAskedMessage = 'wardbook:lock'

/** What the preload script of the desktop shell offers: plain functions, and no way to name a channel. */
export interface Bridge {
  /** Asks for a port to the engine; it arrives as a window message of type `portMessage`. */
  readonly connect: () => Promise<void>
  readonly save: (fileName: string, bytes: ArrayBuffer) => Promise<boolean>
  readonly openFile: (ticket: string) => Promise<boolean>
  readonly pickStore: (purpose: Picked) => Promise<string | null>
  readonly open: (address: string) => Promise<void>
  readonly copy: (text: string, isSecret: boolean) => Promise<void>
  readonly notify: (title: string, body: string) => Promise<void>
  readonly lock: () => Promise<void>
}
