import type { Client } from './open.ts'

/** A record by the reference that people read, or by its identifier; a duty to report stands for the record it hangs on. */
export async function recordIdOf(client: Client, wanted: string): Promise<string> {
  const found = await client.search.find({ text: wanted, limit: 50 })
  const record = found.find(({ reference }) => reference === wanted)
  return record?.onPageOf ?? record?.recordId ?? wanted
}
