import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import type { StoreSummary } from '#shared/contract/store.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { readKeyringFile, readUsers } from '../keyring/index.ts'
import { atomicWrite } from '../storage/index.ts'

const RecentFile = z.object({ stores: z.array(z.object({ path: z.string(), lastOpenedAt: Instant })) })

/** Which stores this person opened lately; paths and times only. */
export interface RecentStores {
  list(): StoreSummary[]
  remember(path: string, at: Instant): void
  forget(path: string): void
}

const longest = 20

export function recentStores(stateDir: string): RecentStores {
  const file = join(stateDir, 'recent.json')
  const read = () => {
    if (!existsSync(file)) return []
    const parsed = RecentFile.safeParse(parseJson(readFileSync(file, 'utf8')))
    // A broken list costs a convenience, not a record; it is written anew on the next opening.
    return parsed.success ? parsed.data.stores : []
  }
  const write = (stores: z.infer<typeof RecentFile>['stores']) => {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 })
    atomicWrite(file, Buffer.from(`${JSON.stringify({ stores: stores.slice(0, longest) })}\n`))
  }
  return {
    list: () => read().map(({ path, lastOpenedAt }) => summaryOf(path, lastOpenedAt)),
    remember: (path, lastOpenedAt) =>
      write([{ path, lastOpenedAt }, ...read().filter((store) => store.path !== path)]),
    forget: (path) => write(read().filter((store) => store.path !== path)),
  }
}

/**
 * What can be known of a store without a passphrase; `present: false` when its keyring cannot be read. Of a device key it
 * is known that there is one, not whether it is here.
 */
export function summaryOf(path: string, lastOpenedAt: Instant | null): StoreSummary {
  const name = basename(path, '.wardbook')
  try {
    const { users } = readUsers(readKeyringFile(path).bytes)
    const active = users.filter(({ status }) => status === 'active')
    return {
      path,
      name,
      present: true,
      users: active.map(({ id, label, role, slots }) => ({
        ...{ id, label, role },
        keyFile: slots.some(({ keyFile }) => keyFile),
        device: slots.some(({ type }) => type === 'device'),
      })),
      lastOpenedAt,
    }
  } catch {
    return { path, name, present: false, users: [], lastOpenedAt }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
