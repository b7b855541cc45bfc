/** What the supervisor tells the engine process. A connection travels beside its message as a handle. */
export type SupervisorMessage =
  | { readonly kind: 'start'; readonly port: number; readonly token: string }
  | { readonly kind: 'connection' }
  | { readonly kind: 'exchanged'; readonly exchange: number; readonly token: string | null }
  | { readonly kind: 'lock' }

/** What the engine process tells the supervisor. */
export type EngineMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'exchange'; readonly exchange: number; readonly code: string }
  | { readonly kind: 'locking' }
