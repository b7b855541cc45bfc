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

  /** Sets the proxy of the store. */
  async setProxy(values: {
    readonly address: string
    readonly user: string
    readonly password: string
  }): Promise<void> {
    await this.#network()
      .getByRole('button', {
        name: new RegExp(`${this.#say('network:proxy.set')}|${this.#say('network:proxy.change')}`),
      })
      .click()
    const dialog = this.#page.getByRole('dialog')
    for (const name of ['address', 'user', 'password'] as const)
      await dialog.getByLabel(this.#say(`network:field.${name}`), { exact: true }).fill(values[name])
    await dialog.getByRole('button', { name: this.#say('network:proxy.action'), exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await this.#network().getByText(values.address).waitFor()
  }

  /** Lets connections call directly again. */
  async callDirectly(): Promise<void> {
    await this.#network()
      .getByRole('button', { name: this.#say('network:proxy.remove'), exact: true })
      .click()
    await this.#network().getByText(this.#say('network:proxy.direct')).waitFor()
  }

  #network() {
    return this.#page.getByRole('region', { name: this.#say('network:proxy.title'), exact: true })
  }
}
