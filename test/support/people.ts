import type { Role } from '#shared/kernel/roles.ts'
import { passphrase } from './credentials.ts'
import type { TestStore } from './open-test-store.ts'

/** What people of tests choose for themselves. */
export const ownPassphrase = 'copper lantern drizzle quilt'

/** Adds a person to a test store, under a temporary passphrase. */
export async function addPerson({ client }: TestStore, label: string, role: Role) {
  return client.user.add({ label, role, passphrase })
}

/** Locks the store and comes back as another person, who replaces a temporary passphrase. */
export async function reopenAs(store: TestStore, label: string, given: string): Promise<void> {
  const { client, folder } = store
  await client.store.lock()
  const session = await client.store.unlock({ path: folder, user: label, passphrase: given })
  if (session.mustReplacePassphrase) await client.key.changePassphrase({ next: ownPassphrase })
}
