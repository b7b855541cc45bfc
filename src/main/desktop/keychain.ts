import type { SafeStorage } from 'electron'
import type { Keychain } from '#engine/keychain.ts'

/** How long after the passphrase was typed the operating system's key opens, in milliseconds. */
const trustedTime = 7 * 24 * 60 * 60_000

type SecretService = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

interface KeychainSurroundings {
  readonly safeStorage: SecretService
  readonly platform: NodeJS.Platform
  /** Milliseconds. */
  readonly now: () => number
}

/**
 * The keychain of the operating system, by Electron's `safeStorage`. On Linux it may be a constant password of Chromium
 * (`basic_text`), which protects nothing and is refused.
 */
export function systemKeychain({ safeStorage, platform, now }: KeychainSurroundings): Keychain {
  const admitted = new Map<string, number>()
  const mayOpen = (name: string) => now() - (admitted.get(name) ?? Number.NEGATIVE_INFINITY) < trustedTime
  return {
    state: async () => {
      // An Electron from before these functions cannot tell what its keychain is worth.
      if (typeof safeStorage.isAsyncEncryptionAvailable !== 'function') return 'none'
      if (platform === 'linux') {
        const backend = safeStorage.getSelectedStorageBackend()
        if (backend === 'basic_text') return 'plainText'
        if (backend === 'unknown') return 'none'
      }
      return (await safeStorage.isAsyncEncryptionAvailable()) ? 'ready' : 'none'
    },
    seal: (deviceKey) => safeStorage.encryptStringAsync(Buffer.from(deviceKey).toString('base64')),
    mayOpen: async (name) => mayOpen(name),
    open: async (name, sealed) => {
      if (!mayOpen(name)) return null
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
        return Buffer.from(result, 'base64')
      } catch {
        // Another account, another machine, or a keychain that was reset: the passphrase opens.
        return null
      }
    },
    admit: async (name) => {
      admitted.set(name, now())
    },
  }
}
