import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#engine/storage/index.ts'

/**
 * Every page of a store's database as it stands on the disk, decrypted: free pages and the pages of the search index
 * too. What the write-ahead log has for a page is put in its place first.
 * @param key `raw:` and 64 hex digits
 * @param folder for the decrypted copy; nobody else's
 */
export function plainPages(storeFolder: string, key: Buffer, folder: string): Buffer {
  const copy = join(folder, 'plain.db')
  copyFileSync(join(storeFolder, 'store.db'), copy)
  if (existsSync(join(storeFolder, 'store.db-wal')))
    copyFileSync(join(storeFolder, 'store.db-wal'), `${copy}-wal`)
  const connection = openDatabase(copy, { key })
  connection.raw.pragma('journal_mode=DELETE')
  // An empty key decrypts the file page by page, whether a page is in use or not.
  connection.raw.rekey(Buffer.alloc(0))
  connection.close()
  return readFileSync(copy)
}
