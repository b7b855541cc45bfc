import type { Locator } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** Copies a recovery key from where it is shown, goes on, and types it back; gives the key. */
export async function typeRecoveryKeyBack(around: Locator, say: Say): Promise<string> {
  const groups = around.getByRole('list', { name: say('key:way.recovery') }).getByRole('listitem')
  // A new store is made before its key is shown, and derives its own from the passphrase.
  await groups.first().waitFor({ timeout: 60_000 })
  const texts = await groups.evaluateAll((items) => items.map((item) => item.lastChild?.textContent ?? ''))
  await around.getByRole('button', { name: say('key:recovery.toTyping') }).click()
  const key = texts.join('-')
  await around.getByLabel(say('key:recovery.typeBack')).fill(key.toLowerCase())
  return key
}
