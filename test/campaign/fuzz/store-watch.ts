import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { openDatabase } from '#engine/storage/index.ts'

/** Looks at a store from outside while an engine has it open. */
export interface StoreWatch {
  /** Another number after every commit of the engine, and after a checkpoint of its log. */
  commits(): number
  /** SHA-256 over every row of every table: the logical content. */
  dump(): string
  /** An identifier of a record that is there, by its prefix. */
  known(prefix: string): string | null
  close(): void
}

export async function watchStore(path: string, recoveryKey: string): Promise<StoreWatch> {
  const keyring = await openKeyring(readKeyringFile(path).bytes, { recoveryKey })
  const { raw, close } = openDatabase(join(path, 'store.db'), {
    key: keyring.keys.databaseKey(),
    readonly: true,
  })
  keyring.dispose()
  const tables = raw
    .prepare(
      "select name from sqlite_master where type = 'table' and sql not like '%VIRTUAL%' and name not like 'search\\_%' escape '\\' order by name",
    )
    .pluck()
    .all() as string[]
  const withIds = tables.filter((name) =>
    (raw.pragma(`table_info("${name}")`) as { name: string }[]).some((column) => column.name === 'id'),
  )
  const ids = raw.prepare(
    withIds.map((name) => `select id from "${name}" where id glob @glob`).join(' union all '),
  )
  let asked = 0
  return {
    commits: () => Number(raw.pragma('data_version', { simple: true })),
    dump: () => {
      const hash = createHash('sha256')
      for (const name of tables) {
        hash.update(name)
        for (const row of raw.prepare(`select * from "${name}" order by 1, 2`).raw().iterate())
          hash.update(JSON.stringify(row))
      }
      return hash.digest('hex')
    },
    known: (prefix) => {
      const found = ids.pluck().all({ glob: `${prefix}_*` }) as string[]
      asked += 1
      return found[asked % Math.max(1, found.length)] ?? null
    },
    close,
  }
}
