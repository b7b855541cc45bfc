import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** People of connected systems: erasing one, and the ledger of who was erased. */
export class ErasurePage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Opens the person at the top of the list and what erasing them would do; gives their identifier in the system. */
  async begin(): Promise<string> {
    await this.#page.locator('tr[data-row]').first().click()
    const dialog = this.#page.getByRole('dialog')
    const identifier = dialog.locator('dt', { hasText: this.#say('person:field.externalId') }).locator('+ dd')
    const text = ((await identifier.textContent()) ?? '').trim()
    await dialog.getByRole('button', { name: this.#say('person:erase.action') }).click()
    await dialog.getByText(this.#say('person:erase.goes')).waitFor()
    return text
  }

  /** Erases the person whom the dialog is about, on the first ground; gives what it says afterwards. */
  async erase(identifier: string, passphrase: string): Promise<string> {
    const dialog = this.#page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: this.#say('person:erase.ground') }).click()
    await this.#page.getByRole('option').first().click()
    await dialog
      .getByRole('textbox', { name: this.#say('person:erase.type', { what: identifier }) })
      .fill(identifier)
    await dialog.getByLabel(this.#say('key:confirm.passphrase')).fill(passphrase)
    await dialog.getByRole('button', { name: this.#say('person:erase.action') }).click()
    await this.#page.getByText(this.#say('person:erase.done')).waitFor({ timeout: 30_000 })
    return (await dialog.textContent()) ?? ''
  }

  /** Closes what a finished erasure says. */
  async close(): Promise<void> {
    await this.#page.getByRole('dialog').getByText(this.#say('design:close'), { exact: true }).click()
    await this.#page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  /** Lets somebody come back whom the only connection knows by this identifier, and waits until the ledger says why. */
  async letBack(identifier: string, reason: string): Promise<void> {
    const button = this.#page.getByRole('button', { name: this.#say('person:back.open') })
    await button.click()
    const dialog = this.#page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: this.#say('person:field.connectionId') }).click()
    await this.#page.getByRole('option').first().click()
    await dialog.getByRole('textbox', { name: this.#say('person:field.externalId') }).fill(identifier)
    await dialog.getByRole('textbox', { name: this.#say('person:field.reason') }).fill(reason)
    await dialog.getByRole('button', { name: this.#say('person:back.action') }).click()
    await this.#page.getByRole('cell', { name: reason }).waitFor()
    await button.waitFor({ state: 'detached' })
  }

  /** The lines of the ledger. */
  async ledger(): Promise<readonly string[]> {
    await this.#page.getByRole('table').waitFor()
    return this.#page.locator('tbody tr').allTextContents()
  }
}
