import { setTimeout as sleep } from 'node:timers/promises'
import type { TestClient } from '../../support/open-test-store.ts'

/** Waits until nothing of people who are gone is left in the free parts of pages. */
export async function cleansed(client: TestClient): Promise<void> {
  while ((await client.person.cleansing()).owedSince !== null) await sleep(5)
}
