import type { Mail } from './mail.ts'

/** What a worker is started with: the file as it came. */
export interface WorkerTask {
  readonly bytes: Uint8Array
}

/** What it answers with, once. */
export type WorkerAnswer =
  | { readonly kind: 'mail'; readonly mail: Mail }
  | { readonly kind: 'fault'; readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string }
