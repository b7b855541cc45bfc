import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { DueItem, DueLabel } from '#shared/contract/due-list.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../../canonical-json.ts'
import { atomicWrite, makeFolder } from '../../storage/index.ts'

/**
 * Everything that stands outside a store. Strict: a field that is not named here cannot be written, and a file that has one is
 * not read.
 */
const DueContent = z.strictObject({
  v: z.literal(1),
  storeId: z.string(),
  label: DueLabel,
  asOf: Instant,
  leftOut: z.int().nonnegative(),
  items: z.array(z.strictObject(DueItem.shape)).max(500),
})
export type DueContent = z.infer<typeof DueContent>

const DueFile = z.strictObject({ content: DueContent, signature: z.hex().length(128) })
export type DueFile = z.infer<typeof DueFile>

/** The lists of one account on one computer, a file for each store; that it is there is what turns it on. */
export interface DueFiles {
  has(storeId: string): boolean
  /** @throws Fault as `atomicWrite` does */
  write(content: DueContent, sign: (bytes: Uint8Array) => Uint8Array): void
  remove(storeId: string): void
  /** What a file holds; null: it cannot be read. */
  read(storeId: string): DueFile | null
  storeIds(): readonly string[]
}

export function openDueFiles(stateDir: string): DueFiles {
  const folder = join(stateDir, 'due')
  const fileOf = (storeId: string) => join(folder, `${storeId}.json`)
  return {
    has: (storeId) => existsSync(fileOf(storeId)),
    write: (given, sign) => {
      const content = DueContent.parse(given)
      const signature = Buffer.from(sign(signedBytes(content))).toString('hex')
      makeFolder(folder)
      atomicWrite(fileOf(content.storeId), Buffer.from(`${canonicalJson({ content, signature })}\n`))
    },
    remove: (storeId) => {
      rmSync(fileOf(storeId), { force: true })
      rmSync(`${fileOf(storeId)}.tmp`, { force: true })
    },
    read: (storeId) => readDueFile(fileOf(storeId), storeId),
    storeIds: () =>
      existsSync(folder)
        ? readdirSync(folder)
            .flatMap((name) => /^([0-9a-f]{32})\.json$/.exec(name)?.[1] ?? [])
            .toSorted()
        : [],
  }
}

/** The first line says what is signed: a signature under anything else of the store is none under a list. */
export function signedBytes(content: DueContent): Uint8Array {
  return Buffer.from(`wardbook-due-list-v1\n${canonicalJson(content)}`)
}

function readDueFile(file: string, storeId: string): DueFile | null {
  try {
    if (statSync(file).size > largest) return null
    const found = DueFile.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return found.success && found.data.content.storeId === storeId ? found.data : null
  } catch {
    return null
  }
}

/** Five hundred dates take a fifth of it. */
const largest = 1_000_000
