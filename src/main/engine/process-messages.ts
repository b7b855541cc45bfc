/** What a shell tells an engine process that speaks over ports. `window` and `save` bring one port each. */
export type ShellMessage =
  | { readonly kind: 'start'; readonly resourcesDir: string; readonly stateDir: string }
  | { readonly kind: 'window' }
  | { readonly kind: 'save'; readonly path: string }
  | { readonly kind: 'lock' }

/** What the engine process tells its shell: it closes its store and ends. */
export interface EngineProcessMessage {
  readonly kind: 'locking'
}
