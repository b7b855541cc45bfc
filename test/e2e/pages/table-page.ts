import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** Bringing in requests from a table. */
export class TablePage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  async choose(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
    await this.#main.locator('input[type="file"]').setInputFiles(file)
  }

  /** Leaves out the row with these words. */
  async untick(words: string): Promise<void> {
    await this.#main.getByRole('row').filter({ hasText: words }).getByRole('checkbox').uncheck()
  }

  /** Waits until so many requests would be recorded. */
  async wouldRecord(count: 1): Promise<void> {
    await this.#button(this.#say('request-import:run_one', { count })).waitFor()
  }

  /** What is said of a file that cannot be read. */
  async refusal(): Promise<string> {
    return (await this.#main.getByRole('alert').textContent()) ?? ''
  }

  async wantAnother(): Promise<void> {
    await this.#button(this.#say('request-import:another')).click()
  }

  /** Goes back to the table of this name. */
  async goBackTo(file: string): Promise<void> {
    await this.#button(this.#say('request-import:back', { file })).click()
  }

  #button(name: string) {
    return this.#main.getByRole('button', { name, exact: true })
  }

  get #main() {
    return this.#page.locator('main')
  }
}
