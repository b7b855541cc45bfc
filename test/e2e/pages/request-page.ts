import type { Page } from 'playwright-core'
import type { Limits } from '../support/legal-dates.ts'
import { asShown } from '../support/legal-dates.ts'
import type { Say } from '../support/words.ts'

/** What stands beside a request: the clock of each right, and what comes next. */
export class RequestPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the clock of a right shows these dates: the legal one, and the one without suspension as the work target. */
  async shows(right: string, { due, cautious }: Pick<Limits, 'due' | 'cautious'>): Promise<void> {
    const clock = this.#clock(right)
    await clock.getByText(asShown(due), { exact: true }).first().waitFor()
    await clock
      .locator('dt', { hasText: this.#say('rights-request:limit.cautious') })
      .locator('+ dd')
      .getByText(asShown(cautious))
      .waitFor()
  }

  /** Waits until the clock of a right is in this state, such as `suspended`. */
  async isIn(right: string, state: 'suspended' | 'closed' | 'notStarted'): Promise<void> {
    await this.#clock(right)
      .getByText(this.#say(`design:clock.state.${state}`))
      .first()
      .waitFor()
  }

  /** The events that are proposed as the next ones. */
  async next(): Promise<readonly string[]> {
    const block = this.#page
      .getByRole('complementary')
      .locator('section', { has: this.#page.getByRole('heading', { name: this.#say('clock-event:next') }) })
    await block.getByRole('button').first().waitFor()
    return block.getByRole('button').allTextContents()
  }

  #clock(right: string) {
    return this.#page.getByRole('complementary').locator('section', {
      has: this.#page.getByRole('heading', { name: this.#say(`codes:right.${right}`), exact: true }),
    })
  }
}
