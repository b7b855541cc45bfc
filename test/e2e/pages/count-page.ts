import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The count of the people whom a breach affects, on the page of the breach. */
export class CountPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('affected-count:open') }).click()
    await this.#dialog.waitFor()
  }

  async choose(system: string): Promise<void> {
    await this.#dialog.getByRole('checkbox', { name: system }).check()
  }

  /** Counts, and waits for the numbers. */
  async count(): Promise<void> {
    await this.#press('affected-count:count')
    await this.#dialog.getByText(this.#say('affected-count:takeOver')).waitFor()
  }

  /** Keeps the count, which closes the dialog. */
  async keep(): Promise<void> {
    await this.#press('affected-count:keep')
    await this.#dialog.waitFor({ state: 'hidden' })
  }

  /** Opens the newest count that is kept. */
  async showKept(): Promise<void> {
    const kept = this.#page.getByRole('region', { name: this.#say('affected-count:rail') })
    await kept.getByRole('listitem').first().getByRole('button').click()
    await this.#dialog.getByText(this.#say('affected-count:field.contentHash')).waitFor()
  }

  get #dialog() {
    return this.#page.getByRole('dialog')
  }

  async #press(words: string): Promise<void> {
    await this.#dialog.getByRole('button', { name: this.#say(words), exact: true }).click()
  }
}
