import type { KeychainState } from '#shared/contract/key.ts'

/**
 * Where the operating system keeps secrets for the account of this person. A shell offers it that has such a place; the
 * engine keeps what was sealed there, and the key that opens it never passes through a window.
 */
export interface Keychain {
  /** What it is worth on this machine. */
  state(): Promise<KeychainState>
  /** Encrypts a device key for this account on this machine. */
  seal(deviceKey: Uint8Array): Promise<Uint8Array>
  /** Whether it would be opened now: the passphrase was typed since the program started, at most seven days ago. */
  mayOpen(name: string): Promise<boolean>
  /** The device key, or null where it may not be opened now or the operating system no longer can. */
  open(name: string, sealed: Uint8Array): Promise<Uint8Array | null>
  /** The person typed their passphrase: until the program ends, at most for seven days, the device key opens too. */
  admit(name: string): Promise<void>
}

/** Of shells without one: the browser and the command line. */
export const noKeychain: Keychain = {
  state: async () => 'desktopOnly',
  seal: async () => {
    throw new Error('this shell has no keychain')
  },
  mayOpen: async () => false,
  open: async () => null,
  admit: async () => {},
}

/** One call of the keychain, on its way from the engine's process to the shell. */
export type KeychainCall = {
  readonly [K in keyof Keychain]: { readonly work: K; readonly given: Parameters<Keychain[K]> }
}[keyof Keychain]

/** The keychain of another process: `post` sends a call with its number, `answered` brings what came of it. */
export function keychainElsewhere(post: (number: number, call: KeychainCall) => void): {
  readonly keychain: Keychain
  answered(number: number, answer: KeychainAnswer): void
} {
  const waiting = new Map<number, (answer: KeychainAnswer) => void>()
  let last = 0
  const ask = (call: KeychainCall) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1
      waiting.set(last, (answer) =>
        'failed' in answer ? reject(new Error('the keychain failed')) : resolve(answer.value),
      )
      post(last, call)
    })
  return {
    keychain: {
      state: async () => (await ask({ work: 'state', given: [] })) as KeychainState,
      seal: async (deviceKey) => (await ask({ work: 'seal', given: [deviceKey] })) as Uint8Array,
      mayOpen: async (name) => (await ask({ work: 'mayOpen', given: [name] })) as boolean,
      open: async (name, sealed) => (await ask({ work: 'open', given: [name, sealed] })) as Uint8Array | null,
      admit: async (name) => {
        await ask({ work: 'admit', given: [name] })
      },
    },
    answered: (number, answer) => {
      waiting.get(number)?.(answer)
      waiting.delete(number)
    },
  }
}

/** What came of a call. Why one failed stays where it failed. */
export type KeychainAnswer = { readonly value: unknown } | { readonly failed: true }

/** Runs a call that another process sent. */
export async function answerOf(keychain: Keychain, { work, given }: KeychainCall): Promise<KeychainAnswer> {
  try {
    const run: (...given: never[]) => Promise<unknown> = keychain[work]
    return { value: await run(...(given as never[])) }
  } catch {
    return { failed: true }
  }
}
