import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The list of a register. */
export class ListPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the place with this title is there. */
  async arrive(title: string): Promise<void> {
    await this.#page.getByRole('heading', { name: title, level: 1 }).waitFor()
  }

  /** Begins a new record by the button with these words. */
  async begin(words: string): Promise<void> {
    await this.#page.getByRole('button', { name: words, exact: true }).first().click()
  }

  /** Opens the record at the top, by its reference or whatever its first cell says. */
  async openFirst(): Promise<void> {
    const row = this.#page.locator('tr[data-row]').first()
    await row.focus()
    await row.press('Enter')
    await row.or(this.#page.getByRole('tab')).first().waitFor()
    await this.#page.waitForURL((url) => /[a-z]+_[0-9a-z]{26}/.test(url.href))
  }

  async open(text: string): Promise<void> {
    await this.#row(text).click()
  }

  /** Waits until a row with this text is there. */
  async has(text: string): Promise<void> {
    await this.#row(text).waitFor()
  }

  /** Waits until no row has this text. */
  async hasNot(text: string): Promise<void> {
    await this.#row(text).waitFor({ state: 'hidden' })
  }

  async select(text: string): Promise<void> {
    await this.#row(text)
      .getByRole('checkbox', { name: this.#say('design:table.choose') })
      .check()
  }

  async selectAll(): Promise<void> {
    await this.#page.getByRole('checkbox', { name: this.#say('design:table.chooseAll') }).check()
  }

  /** Presses a button of the bar for selected rows. */
  async bulk(words: string): Promise<void> {
    await this.#page
      .getByRole('toolbar', { name: this.#say('design:table.bulk') })
      .getByRole('button', { name: words })
      .click()
  }

  async view(words: string): Promise<void> {
    await this.#page
      .getByRole('tab', { name: words })
      .or(this.#page.getByRole('button', { name: words }))
      .first()
      .click()
  }

  /** Searches the list; what is searched stands in the address once the list follows it. */
  async search(text: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: this.#say('design:table.search') }).fill(text)
    await this.#page.waitForURL(
      (url) => url.search.includes('search') === (text !== '') && url.search.includes(text),
    )
    await this.#page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  }

  /** The texts of the rows that are drawn. */
  async rows(): Promise<readonly string[]> {
    return this.#page.locator('tr[data-row]').allTextContents()
  }

  #row(text: string) {
    return this.#page.locator('tr[data-row]').filter({ hasText: text }).first()
  }
}
