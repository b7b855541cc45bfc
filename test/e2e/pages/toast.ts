import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The messages at the edge of the window. */
export class Toast {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until a message with these words is there. */
  async says(text: string): Promise<void> {
    await this.#message(text).waitFor()
  }

  /** Takes back what the message with these words tells. */
  async undo(text: string): Promise<void> {
    await this.#message(text)
      .getByRole('button', { name: this.#say('design:toast.undo') })
      .click()
    await this.says(this.#say('design:toast.undone'))
  }

  /** Whether the button that takes it back shows all its words. */
  async showsUndoWhole(text: string): Promise<boolean> {
    const button = this.#message(text).getByRole('button', { name: this.#say('design:toast.undo') })
    return button.evaluate((shown) =>
      [shown, ...shown.querySelectorAll('*')].every(
        ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth,
      ),
    )
  }

  #message(text: string) {
    return this.#page.getByRole('alert').filter({ hasText: text }).last()
  }
}
