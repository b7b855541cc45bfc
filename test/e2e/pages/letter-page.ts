import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The letters of a record, and the dialog that writes one. */
export class LetterPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Begins a letter of a kind and answers its questions, named as in `letter:ask`. */
  async begin(kind: string, answers: Readonly<Record<string, string>>): Promise<void> {
    await this.#page.getByRole('tab', { name: this.#say('rights-request:tab.letters') }).click()
    await this.#press('letter:write', this.#page.locator('main'))
    await this.#dialog.getByLabel(this.#say('letter:field.kind')).and(this.#page.locator('input')).click()
    await this.#page.getByRole('option', { name: this.#say(`letter:kind.${kind}`), exact: true }).click()
    for (const [name, text] of Object.entries(answers))
      await this.#dialog.getByLabel(this.#say(`letter:ask.${name}`)).fill(text)
  }

  /** Names who gets the letter. */
  async address(to: string): Promise<void> {
    await this.#recipient().fill(to)
  }

  /** Makes the letter with its text as it is proposed. */
  async make(): Promise<void> {
    await this.#press('letter:next')
    await this.#press('letter:make')
    await this.#dialog.getByText(this.#say('letter:eventHelp')).waitFor({ timeout: 30_000 })
  }

  /** Saves the letter that was made just now. */
  async save(): Promise<void> {
    await this.#dialog
      .getByRole('button', { name: this.#say('letter:save', { format: this.#say('documents:format.pdf') }) })
      .click()
  }

  /** Goes on to the legal event that the letter is the evidence of. */
  async goOnTo(event: string): Promise<void> {
    const words = this.#say('letter:recordEvent', { event: this.#say(`codes:clockEvent.${event}`) })
    await this.#dialog.getByRole('button', { name: words, exact: true }).click()
    await this.#dialog.getByLabel(this.#say('clock-event:field.event')).first().waitFor()
  }

  /** Goes on from the questions to the text, and gives what is said beside the recipient instead. */
  async refusesNobody(): Promise<string> {
    await this.#press('letter:next')
    const recipient = this.#recipient()
    await recipient.and(this.#page.locator('[aria-invalid=true]:focus')).waitFor()
    const described = (await recipient.getAttribute('aria-describedby')) ?? ''
    return (await this.#page.locator(`[id="${described}"]`).textContent()) ?? ''
  }

  #recipient() {
    return this.#dialog.getByLabel(new RegExp(`^${this.#say('letter:field.recipientName')}( \\*)?$`))
  }

  async #press(key: string, root = this.#dialog): Promise<void> {
    await root.getByRole('button', { name: this.#say(key), exact: true }).click()
  }

  get #dialog() {
    return this.#page.getByRole('dialog')
  }
}
