import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** What the day begins with. */
export class TodayPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** The running clocks, the most urgent first, each as one line of text. */
  async clocks(): Promise<readonly string[]> {
    const clocks = this.#page.getByRole('region', { name: this.#say('today:clocks') })
    await clocks.getByRole('listitem').first().waitFor()
    return clocks.getByRole('listitem').allTextContents()
  }

  /** Opens the clock whose text has these words. */
  async openClock(words: string): Promise<void> {
    await this.#page
      .getByRole('region', { name: this.#say('today:clocks') })
      .getByRole('link')
      .filter({ hasText: words })
      .click()
  }
}
