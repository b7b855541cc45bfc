import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** Which readings of the law the clocks follow, on the screen of settings. */
export class DeadlinesPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Takes a position in a dispute; nothing is kept yet. */
  async take(dispute: string, position: string): Promise<void> {
    await this.#position(dispute, position).check()
  }

  /** Which position stands as taken. */
  async isTaken(dispute: string, position: string): Promise<boolean> {
    return this.#position(dispute, position).isChecked()
  }

  /** Looks at the dates that move, a line each, and then takes the positions. */
  async apply(): Promise<readonly string[]> {
    await this.#page.getByRole('button', { name: this.#say('deadline-policy:look'), exact: true }).click()
    const dialog = this.#page.getByRole('dialog', { name: this.#say('deadline-policy:preview') })
    const action = dialog.getByRole('button', { name: this.#say('deadline-policy:apply'), exact: true })
    await action.and(this.#page.locator(':enabled')).waitFor()
    const lines = await dialog.locator('tbody').getByRole('row').allTextContents()
    await action.click()
    await dialog.waitFor({ state: 'hidden' })
    return lines
  }

  #position(dispute: string, position: string) {
    return this.#page
      .getByRole('radiogroup', { name: this.#say(`deadline:dispute.${dispute}.title`) })
      .getByRole('radio', { name: this.#say(`deadline:dispute.${dispute}.${position}`) })
  }
}
