import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The page of one record, whatever its kind. */
export class RecordPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the record with this title is there. */
  async arrive(title: string): Promise<void> {
    await this.#page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await this.#page.getByRole('tab', { name: this.#say('design:tab.overview') }).waitFor()
  }

  async edit(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('design:editRecord'), exact: true }).click()
  }

  /** Opens a tab by its words. */
  async open(tab: string): Promise<void> {
    await this.#page.getByRole('tab', { name: tab }).click()
  }

  /** Presses a button beside the title, by its words. */
  async press(words: string): Promise<void> {
    await this.#page.locator('main').getByRole('button', { name: words, exact: true }).first().click()
  }

  /** Whether the page shows these words. */
  async shows(words: string | RegExp): Promise<void> {
    await this.#page.locator('main').getByText(words).first().waitFor()
  }

  /** Whether a button with these words stands beside the title. */
  async offers(words: string): Promise<boolean> {
    return this.#page.locator('main').getByRole('button', { name: words, exact: true }).first().isVisible()
  }

  /** Removes the record; its reference has to be typed. */
  async remove(removeWords: string, reference: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('design:moreActions') }).click()
    await this.#page.getByRole('menuitem', { name: removeWords }).click()
    const dialog = this.#page.getByRole('dialog')
    await dialog.getByLabel(this.#say('design:confirm.type', { what: reference })).fill(reference)
    await dialog.getByRole('button', { name: removeWords }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** The reference beside the title, such as VEN-2026-0001. */
  async reference(): Promise<string> {
    return (
      (await this.#page
        .getByText(/^[A-Z]{2,4}-\d{4}-\d+$/)
        .first()
        .textContent()) ?? ''
    )
  }
}
