import type { Locator, Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The backups of a store, and the way back from one: on their page, and before a store is open. */
export class BackupsPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Makes one and waits until it was read back. */
  async make(): Promise<void> {
    await this.#button('backup:make').click()
    const [made = ''] = this.#say('backup:made', { size: '|' }).split('|')
    await this.#page.getByText(made).waitFor({ timeout: 60_000 })
  }

  /** Opens the dialog that restores the newest and waits for its preview; gives what it says. */
  async preview(): Promise<string> {
    await this.#page
      .locator('main')
      .getByRole('row')
      .getByText(this.#say('backup:restore.action'), { exact: true })
      .first()
      .click()
    await this.#dialog.getByText(this.#say('backup:restore.inside')).waitFor()
    return (await this.#dialog.textContent()) ?? ''
  }

  /** Restores what the dialog shows in the place of the store; gives what it says afterwards. */
  async restore(passphrase: string): Promise<string> {
    await this.#dialog.getByLabel(this.#say('key:confirm.passphrase')).fill(passphrase)
    await this.#dialog.getByRole('button', { name: this.#say('backup:restore.action'), exact: true }).click()
    await this.#page.getByText(this.#say('backup:restore.done')).waitFor({ timeout: 60_000 })
    return (await this.#dialog.textContent()) ?? ''
  }

  /** Leaves the result of a restore for the entrance. */
  async leave(): Promise<void> {
    await this.#button('backup:restore.unlock').click()
  }

  /** Removes what a restore replaced, and waits until nothing is kept aside any more. */
  async removeAside(passphrase: string): Promise<void> {
    const aside = this.#page.getByRole('region', { name: this.#say('backup:aside.title') })
    await aside.getByText(this.#say('backup:aside.action'), { exact: true }).click()
    await this.#dialog.getByLabel(this.#say('key:confirm.passphrase')).fill(passphrase)
    await this.#dialog.getByRole('button', { name: this.#say('backup:aside.action'), exact: true }).click()
    await aside.waitFor({ state: 'detached' })
  }

  /** By keyboard from a store that does not open to the newest of its backups, restored, and back to the passphrase. */
  async restoreFromEntrance(passphrase: string): Promise<void> {
    await this.#button('backup:restore.entrance').press('Enter')
    const list = this.#page.getByRole('list', { name: this.#say('backup:restore.found') })
    const newest = list.getByRole('button').first()
    await newest.and(this.#page.locator(':focus')).waitFor()
    await this.#page.keyboard.press('Enter')
    const field = this.#page.getByRole('textbox', { name: this.#say('app:entrance.passphrase') })
    await field.and(this.#page.locator(':focus')).waitFor()
    await this.#page.keyboard.type(passphrase)
    await this.#button('backup:restore.look').press('Enter')
    await this.#page.getByText(this.#say('backup:restore.whereStands')).waitFor()
    await this.#button('backup:restore.action').press('Enter')
    await this.#button('backup:restore.unlockNow').press('Enter', { timeout: 60_000 })
  }

  get #dialog(): Locator {
    return this.#page.getByRole('dialog')
  }

  #button(key: string): Locator {
    return this.#page.getByRole('button', { name: this.#say(key), exact: true })
  }
}
