import type { KeychainAnswer, KeychainCall } from './keychain.ts'

/** What a shell tells an engine process that speaks over ports. `window` and `save` bring one port each. */
export type ShellMessage =
  | { readonly kind: 'start'; readonly resourcesDir: string; readonly stateDir: string }
  | { readonly kind: 'window' }
  | { readonly kind: 'save'; readonly path: string }
  | { readonly kind: 'lock' }
  | { readonly kind: 'keychain'; readonly number: number; readonly answer: KeychainAnswer }

/** What the engine process tells its shell: it closes its store and ends; after how many minutes without anybody the
 * open store is to be locked, null without one; what it asks the operating system's keychain. */
export type EngineProcessMessage =
  | { readonly kind: 'locking' }
  | { readonly kind: 'idleness'; readonly minutes: number | null }
  | { readonly kind: 'keychain'; readonly number: number; readonly call: KeychainCall }
