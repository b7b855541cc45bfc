import type { Locator } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** Copies a recovery key from where it is shown, goes on, and types it back; gives the key. */
export async function typeRecoveryKeyBack(around: Locator, say: Say): Promise<string> {
  const groups = around.getByRole('list', { name: say('key:way.recovery') }).getByRole('listitem')
  await groups.first().waitFor()
  const texts = await groups.evaluateAll((items) => items.map((item) => item.lastChild?.textContent ?? ''))
  await around.getByRole('button', { name: say('key:recovery.toTyping') }).click()
  const key = texts.join('-')
  await around.getByLabel(say('key:recovery.typeBack')).fill(key.toLowerCase())
  return key
}
