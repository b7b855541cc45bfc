/** What is picked: the folder of a store that is there, the place of a new one, or the file of a backup. */
export type Picked = 'open' | 'create' | 'backup'

/** What the window asks of the shell around it. Electron and the browser implement the same. */
export interface Host {
  readonly kind: 'desktop' | 'browser'
  /** Saves a document: a dialog in Electron, a download in a browser. False: the person cancelled. */
  readonly save: (file: File) => Promise<boolean>
  /**
   * Shows a file that the engine took out of the store in the program for its kind, by its ticket. False: the person said
   * no. Null: the shell opens nothing, and files are saved.
   */
  readonly openFile: ((ticket: string) => Promise<boolean>) | null
  /** Asks for a folder or a backup; null: cancelled, or the shell has no dialog and the person types the path. */
  readonly pickStore: (purpose: Picked) => Promise<string | null>
  /** Opens an https or mailto address outside. */
  readonly open: (address: string) => Promise<void>
  /**
   * Puts a text into the clipboard. A secret leaves it after a minute and at a lock if it is still what the clipboard holds;
   * a page in a browser cannot tell that once it was left.
   */
  readonly copy: (text: string, isSecret: boolean) => Promise<void>
  /** Shows a notice of the operating system. False: the person allows the page none. */
  readonly notify: (title: string, body: string) => Promise<boolean>
  /** Ends the engine and starts a fresh, locked one; the window reloads to the unlock screen. */
  readonly lock: () => Promise<void>
  /** Hears of locks that are asked for outside the window, by a menu or before the machine sleeps. Returns how to stop. */
  readonly onLockAsked: (listener: () => void) => () => void
}
