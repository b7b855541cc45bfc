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

  /** Goes to a place of the sidebar, named as in `app:place`. */
  async goTo(place: string): Promise<void> {
    await this.#places.getByRole('link', { name: this.#say(`app:place.${place}`) }).click()
  }

  async lock(): Promise<void> {
    await this.#places.getByRole('button', { name: this.#say('app:lock') }).click()
  }

  get #places() {
    return this.#page.getByRole('navigation', { name: this.#say('app:places') })
  }
}
