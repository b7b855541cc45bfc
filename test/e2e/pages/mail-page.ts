import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Recording a request from a mail. */
export class MailPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  async choose(file: ChosenFile): Promise<void> {
    await this.#page.locator('main input[type="file"]').setInputFiles(file)
  }

  /** What is said of a file that cannot be read. */
  async refusal(): Promise<string> {
    return (await this.#page.locator('main').getByRole('alert').textContent()) ?? ''
  }

  async wantAnother(): Promise<void> {
    await this.#press(this.#say('request-intake:another'))
  }

  /** Goes back to the mail of this name. */
  async goBackTo(file: string): Promise<void> {
    await this.#press(this.#say('request-intake:back', { file }))
  }

  async #press(name: string): Promise<void> {
    await this.#page.locator('main').getByRole('button', { name, exact: true }).click()
  }
}
