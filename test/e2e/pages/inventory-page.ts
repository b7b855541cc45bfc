import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'
import { ListPage } from './list-page.ts'

/** The fields that discovery found, and what is decided about them. */
export class InventoryPage {
  readonly #page: Page
  readonly #say: Say
  readonly #list: ListPage

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
    this.#list = new ListPage(page, say)
  }

  /** Follows the way from a discovery to its undecided proposals. */
  async review(): Promise<void> {
    await this.#page
      .getByRole('link', { name: this.#say('connection:reviewProposals') })
      .first()
      .click()
    await this.#page.getByRole('grid', { name: this.#say('field:title') }).waitFor()
  }

  /** Shows the fields of a view, or `all`. */
  async show(view: string): Promise<void> {
    const words = this.#say(view === 'all' ? 'design:table.all' : `field:view.${view}`)
    await this.#page
      .getByRole('navigation', { name: this.#say('design:table.views') })
      .getByRole('button', { name: words, exact: true })
      .click()
    await this.#page.waitForURL((url) => !url.search.includes('search'))
  }

  async search(text: string): Promise<void> {
    await this.#list.search(text)
  }

  /** Waits until a field shows that it is `proposed`, `accepted`, `rejected` or classified by hand. */
  async hasDecision(field: string, decision: string): Promise<void> {
    await this.#row(field)
      .getByText(this.#say(`field:decision.${decision}`), { exact: true })
      .waitFor()
  }

  /** Why a category is proposed for a field. */
  async reasonsFor(field: string): Promise<string> {
    await this.#row(field).getByRole('button').first().click()
    const reasons = this.#page.locator('[data-position][role="dialog"]').last()
    const text = (await reasons.textContent()) ?? ''
    await this.#page.keyboard.press('Escape')
    return text
  }

  /** Opens a field, accepts its proposal there and closes it. */
  async accept(field: string): Promise<void> {
    await this.#row(field).click({ position: { x: 60, y: 8 } })
    const panel = this.#page.getByRole('complementary', { name: this.#say('field:one') })
    await panel.getByRole('button', { name: this.#say('field:bulk.accept') }).click()
    await panel.getByText(this.#say('field:decision.accepted')).first().waitFor()
    await panel.getByRole('button', { name: this.#say('design:close') }).click()
  }

  /** Selects every field that is shown and accepts their proposals together. */
  async acceptAllShown(): Promise<void> {
    await this.#list.selectAll()
    await this.#list.bulk(this.#say('field:bulk.accept'))
    await this.#page
      .getByRole('toolbar', { name: this.#say('design:table.bulk') })
      .waitFor({ state: 'hidden' })
  }

  /** Begins a processing activity with the fields that are decided. */
  async buildActivity(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('field:activity.build') }).click()
    await this.#page.getByRole('heading', { name: this.#say('processing-activity:new'), level: 1 }).waitFor()
  }

  #row(field: string) {
    return this.#page
      .locator('tr[data-row]')
      .filter({ has: this.#page.getByText(field, { exact: true }) })
      .first()
  }
}
