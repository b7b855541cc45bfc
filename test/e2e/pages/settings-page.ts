import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

export class SettingsPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Verifies the store; gives what the check says. */
  async verify(): Promise<string> {
    const main = this.#page.locator('main')
    await main.getByRole('button', { name: this.#say('app:settings.verify'), exact: true }).click()
    const verdict = main.getByRole('status')
    await verdict.waitFor({ timeout: 30_000 })
    return (await verdict.textContent()) ?? ''
  }
}
