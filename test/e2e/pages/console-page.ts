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

  /** Waits until the store is open and its places are there. */
  async arrive(): Promise<void> {
    await this.#places.waitFor()
  }

  /** Goes to a place of the sidebar, named as in `app:place`, and waits until it shows what it has. */
  async goTo(place: string): Promise<void> {
    const link = this.#places.getByRole('link', { name: this.#say(`app:place.${place}`), exact: true })
    await link.click()
    await this.#places
      .locator('a[aria-current="page"]', { has: this.#page.getByText(this.#say(`app:place.${place}`)) })
      .waitFor()
    await this.#page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  }

  async lock(): Promise<void> {
    await this.#places.getByRole('button', { name: this.#say('app:lock') }).click()
  }

  get #places() {
    return this.#page.getByRole('navigation', { name: this.#say('app:places') })
  }
}
