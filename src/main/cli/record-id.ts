import type { Client } from './open.ts'

/** A record by the reference that people read, or by its identifier. */
export async function recordIdOf(client: Client, wanted: string): Promise<string> {
  const found = await client.search.find({ text: wanted, limit: 50 })
  return found.find(({ reference }) => reference === wanted)?.recordId ?? wanted
}
