import type { Locator, Page } from 'playwright-core'

/** What opens over a screen: menus, lists of choices, pickers, popovers. */
export class Overlays {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The first of each kind of button or field that opens something. */
  async openers(): Promise<readonly Locator[]> {
    const openers = this.#page.locator('[aria-haspopup]:visible:enabled')
    const kinds = await openers.evaluateAll((elements) =>
      elements.map((element) =>
        [element.getAttribute('aria-haspopup'), element.getAttribute('role'), element.className].join(),
      ),
    )
    return kinds.flatMap((kind, at) => (kinds.indexOf(kind) === at ? [openers.nth(at)] : []))
  }

  /** What opens something is called. */
  async nameOf(opener: Locator): Promise<string> {
    return (await opener.getAttribute('aria-label')) ?? (await opener.textContent()) ?? ''
  }

  /** Opens one and waits until it is there. */
  async open(opener: Locator): Promise<void> {
    await opener.click()
    await opener.and(this.#page.locator('[aria-expanded="true"]')).waitFor()
  }

  /** Closes what is open. */
  async close(opener: Locator): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await opener.and(this.#page.locator('[aria-expanded="false"]')).waitFor()
  }
}
