import type { Page } from 'playwright-core'

/** The calendar of all deadlines. */
export class CalendarPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The name of the week that is shown, with its days. */
  async week(): Promise<string> {
    return (await this.#page.getByRole('main').getByRole('heading', { level: 2 }).textContent()) ?? ''
  }
}
