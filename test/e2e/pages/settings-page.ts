import type { Page } from 'playwright-core'
import type { Language } from '#shared/kernel/message.ts'
import type { Say } from '../support/words.ts'

export class SettingsPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Chooses the language of the window; it changes at once. */
  async chooseLanguage(language: Language): Promise<void> {
    await this.#page
      .locator('main')
      .getByRole('radiogroup', { name: this.#say('app:settings.language') })
      .getByText(this.#say(`app:language.${language}`), { exact: true })
      .click()
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
