import type { Locator, Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The network log, and the switch in the top bar. */
export class NetworkPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the log says that nothing left this machine. */
  async isEmpty(): Promise<void> {
    await this.#page.getByText(this.#say('network:empty.title')).waitFor()
  }

  /** The lines of the log as they read, the newest first. */
  async rows(): Promise<string[]> {
    const rows = this.#page.locator('main tr[data-row]')
    await rows.first().waitFor()
    return rows.allTextContents()
  }

  /** Turns the switch without a mouse, and waits until the engine has it. */
  async switchByKeyboard(): Promise<void> {
    const before = await this.#switch().getAttribute('aria-checked')
    await this.#switch().focus()
    await this.#page.keyboard.press('Space')
    await this.#page.waitForFunction(([element, state]) => element?.getAttribute('aria-checked') !== state, [
      await this.#switch().elementHandle(),
      before,
    ] as const)
  }

  async isOffline(): Promise<boolean> {
    return (await this.#switch().getAttribute('aria-checked')) === 'true'
  }

  #switch(): Locator {
    return this.#page.getByRole('switch', { name: this.#say('app:network.switch') })
  }
}
