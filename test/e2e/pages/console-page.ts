import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** An open store: its places, and the way out. */
export class ConsolePage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the store is open and its places are there; a busy machine derives a key from a passphrase slowly. */
  async arrive(): Promise<void> {
    await this.#places.waitFor({ timeout: 60_000 })
  }

  /** Goes to a place of the sidebar, named as in `app:place`, and waits until it shows what it has. */
  async goTo(place: string): Promise<void> {
    await this.leaveFor(place)
    await this.#places
      .locator('a[aria-current="page"]', { has: this.#page.getByText(this.#say(`app:place.${place}`)) })
      .waitFor()
    await this.settle()
  }

  /** Wants to go to a place; a form with changes asks first. */
  async leaveFor(place: string): Promise<void> {
    await this.#places.getByRole('link', { name: this.#say(`app:place.${place}`), exact: true }).click()
  }

  /** Waits until nothing on the screen is being read any more. */
  async settle(): Promise<void> {
    await this.#page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 30_000 })
  }

  async lock(): Promise<void> {
    await this.#places.getByRole('button', { name: this.#say('app:lock') }).click()
  }

  /** The addresses of the places that the sidebar names. */
  async addresses(): Promise<readonly string[]> {
    return this.#places
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  }

  /** Types into the palette and takes the first match that has these words. */
  async command(typed: string, words: string): Promise<void> {
    await this.#page.keyboard.press('Control+k')
    const palette = this.#page.getByRole('dialog')
    await palette.getByRole('textbox').or(palette.getByRole('searchbox')).first().fill(typed)
    await palette.getByRole('button', { name: words }).first().click()
  }

  /** Answers the question that comes when a form with changes is left: `stay`, `keep` or `discard`. */
  async answerLeaving(answer: 'stay' | 'keep' | 'discard'): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: this.#say('design:form.leave.title') })
    await dialog.getByRole('button', { name: this.#say(`design:form.leave.${answer}`) }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  get #places() {
    return this.#page.getByRole('navigation', { name: this.#say('app:places') })
  }
}
