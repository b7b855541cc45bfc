import { urgencyAt } from '#shared/contract/calendar.ts'
import type { DueAcross } from '#shared/contract/due-list.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { readKeyringFile, readSigningKeys, verifySignature } from '../../keyring/index.ts'
import { type DueFile, type DueFiles, signedBytes } from './due-file.ts'

/**
 * The dates of all stores in one list, as near as they are now. A list is believed when somebody of its store signed it; where
 * the store is not there, nothing can be held against it, and that is said.
 * @param knownStores where stores were opened lately
 */
export function dueAcross(files: DueFiles, knownStores: readonly string[], now: Instant): DueAcross {
  const places = placesOf(knownStores)
  const stores: DueAcross['stores'] = []
  const items: DueAcross['items'] = []
  const damaged: DueAcross['damaged'] = []
  for (const storeId of files.storeIds()) {
    const file = files.read(storeId)
    const place = places.get(storeId) ?? null
    if (file === null || (place !== null && !isProved(file, place.keys))) {
      damaged.push({ storeId, reason: file === null ? 'unreadable' : 'unproved' })
      continue
    }
    const { label, asOf, leftOut } = file.content
    stores.push({ storeId, label, asOf, leftOut, path: place?.path ?? null, isProved: place !== null })
    items.push(...file.content.items.map((item) => ({ ...item, storeId, urgency: urgencyAt(item, now) })))
  }
  return {
    now,
    stores: stores.toSorted((one, other) => (one.label < other.label ? -1 : 1)),
    items: items.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)),
    damaged,
  }
}

/** A day ends after every hour of it. */
function orderOf({ dueOn, dueAt, reference }: DueAcross['items'][number]): string {
  return `${dueOn} ${dueAt ?? '~'} ${reference}`
}

interface Place {
  readonly path: string
  readonly keys: readonly string[]
}

function placesOf(paths: readonly string[]): ReadonlyMap<string, Place> {
  return new Map(
    paths.flatMap((path) => {
      try {
        const { storeId, keys } = readSigningKeys(readKeyringFile(path).bytes)
        return [[storeId, { path, keys }] as const]
      } catch {
        // It is not there, or not a store any more.
        return []
      }
    }),
  )
}

function isProved({ content, signature }: DueFile, keys: readonly string[]): boolean {
  const bytes = signedBytes(content)
  return keys.some((key) => verifySignature(key, bytes, Buffer.from(signature, 'hex')))
}
