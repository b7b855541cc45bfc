import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import type { StoreSummary } from '#shared/contract/store.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Keychain } from '../keychain.ts'
import { atomicWrite } from '../storage/index.ts'

const DeviceKeyFile = z.object({ v: z.literal(1), keys: z.record(z.string(), z.base64()) })

/** The device keys of this account on this machine, sealed by the operating system and kept outside of every store. */
export interface DeviceKeys {
  readonly keychain: Keychain
  /** Seals a device key and keeps it. @throws Fault `keychain-unavailable` */
  keep(storeId: string, userId: string, deviceKey: Uint8Array): Promise<void>
  /**
   * The device key of a person; the caller fills it with zeros.
   * @throws Fault `device-key-unusable` where there is none, the passphrase was not typed before, or the system refuses
   */
  open(storeId: string, userId: string): Promise<Uint8Array>
  isKept(storeId: string, userId: string): boolean
  forget(storeId: string, userId: string): void
  /** The person typed their passphrase. */
  admit(storeId: string, userId: string): Promise<void>
  /** Adds to a store's people whose device key would open it now. */
  mark(storeId: string, users: StoreSummary['users']): Promise<StoreSummary['users']>
}

/** @param path outside the store, for example `device-keys.json` */
export function openDeviceKeys(path: string, keychain: Keychain): DeviceKeys {
  const read = () => new Map(Object.entries(readKeys(path)))
  const write = (kept: ReadonlyMap<string, string>) => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    atomicWrite(path, Buffer.from(`${JSON.stringify({ v: 1, keys: Object.fromEntries(kept) })}\n`))
  }
  const isKept = (storeId: string, userId: string) => read().has(nameOf(storeId, userId))
  return {
    keychain,
    keep: async (storeId, userId, deviceKey) => {
      const state = await keychain.state()
      if (state !== 'ready') throw new Fault('keychain-unavailable', { params: { context: state } })
      const sealed = await keychain.seal(deviceKey)
      write(read().set(nameOf(storeId, userId), Buffer.from(sealed).toString('base64')))
      await keychain.admit(nameOf(storeId, userId))
    },
    open: async (storeId, userId) => {
      const name = nameOf(storeId, userId)
      const sealed = read().get(name)
      const deviceKey = sealed === undefined ? null : await keychain.open(name, Buffer.from(sealed, 'base64'))
      if (deviceKey === null) throw new Fault('device-key-unusable')
      return deviceKey
    },
    isKept,
    forget: (storeId, userId) => {
      const kept = read()
      if (kept.delete(nameOf(storeId, userId))) write(kept)
    },
    admit: async (storeId, userId) => {
      if (isKept(storeId, userId)) await keychain.admit(nameOf(storeId, userId))
    },
    mark: (storeId, users) =>
      Promise.all(
        users.map(async (user) => ({
          ...user,
          device:
            user.device &&
            isKept(storeId, user.id) &&
            (await keychain.mayOpen(nameOf(storeId, user.id)).catch(() => false)),
        })),
      ),
  }
}

function nameOf(storeId: string, userId: string): string {
  return `${storeId}/${userId}`
}

/** A file that cannot be read costs a convenience: the passphrase opens, and the key is kept anew. */
function readKeys(path: string): z.infer<typeof DeviceKeyFile>['keys'] {
  try {
    return DeviceKeyFile.parse(JSON.parse(readFileSync(path, 'utf8'))).keys
  } catch {
    return {}
  }
}
