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

  /** Waits until the list says that it has so many records. */
  async counts(count: number): Promise<void> {
    await this.#page.getByText(this.#say('design:table.count_other', { count }), { exact: true }).waitFor()
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

  /** Searches the list and waits until it shows what was found. */
  async search(text: string): Promise<void> {
    const answered = this.#page.waitForResponse((response) => {
      const asked = response.request().postData() ?? ''
      return (
        /\/list$/.test(new URL(response.url()).pathname) && asked.includes(JSON.stringify(text).slice(1, -1))
      )
    })
    await this.type(text)
    await answered
    await this.settle()
  }

  /** Types into the search box key by key, in place of what stands in it. */
  async type(text: string): Promise<void> {
    await this.#box.focus()
    await this.#box.selectText()
    if (text === '') await this.#page.keyboard.press('Delete')
    else await this.#page.keyboard.type(text)
  }

  /** What stands in the search box. */
  typed(): Promise<string> {
    return this.#box.inputValue()
  }

  async settle(): Promise<void> {
    await this.#page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  }

  /** What the list can be narrowed by, as its menu names it. */
  async filterNames(): Promise<readonly string[]> {
    await this.#filterMenu.click()
    const items = this.#page.getByRole('menuitem')
    await items.first().waitFor()
    const names = await items.allInnerTexts()
    await this.#page.keyboard.press('Escape')
    await items.first().waitFor({ state: 'hidden' })
    return names
  }

  /** Opens the choice of one filter. */
  async openFilter(name: string): Promise<void> {
    await this.#filterMenu.click()
    await this.#page.getByRole('menuitem', { name, exact: true }).click()
    await this.#page.getByRole('dialog').waitFor()
  }

  /** Scrolls with the wheel until a row with this text is drawn. */
  async scrollTo(text: string): Promise<void> {
    await this.#page.getByRole('grid').hover()
    while ((await this.#row(text).count()) === 0) await this.#page.mouse.wheel(0, 300)
  }

  /** Waits until the bar says how many rows are chosen; null: none. */
  async hasChosen(words: string | null): Promise<void> {
    const bar = this.#page.getByRole('toolbar', { name: this.#say('design:table.bulk') })
    if (words === null) await bar.waitFor({ state: 'detached' })
    else await bar.getByText(words).waitFor()
  }

  /** The texts of the rows that are drawn. */
  async rows(): Promise<readonly string[]> {
    return this.#page.locator('tr[data-row]').allTextContents()
  }

  get #filterMenu() {
    return this.#page.getByRole('button', { name: this.#say('design:table.filter'), exact: true })
  }

  get #box() {
    return this.#page.getByRole('searchbox', { name: this.#say('design:table.search') })
  }

  #row(text: string) {
    return this.#page.locator('tr[data-row]').filter({ hasText: text }).first()
  }

  /** Keeps how the list is narrowed and sorted under a name; gives what is said of the name before it is saved. */
  async saveView(name: string): Promise<string> {
    await this.#page.getByRole('button', { name: this.#say('design:table.saveView') }).click()
    const dialog = this.#page.getByRole('dialog', { name: this.#say('design:table.saveView') })
    const field = dialog.getByLabel(this.#say('design:table.viewName'))
    await field.fill(name)
    const said = (await dialog.textContent()) ?? ''
    await field.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    return said
  }

  /** Waits until a view is there and shown. */
  async isInView(name: string): Promise<void> {
    await this.#view(name).and(this.#page.locator('[aria-pressed="true"]')).waitFor()
  }

  async showView(name: string): Promise<void> {
    await this.#view(name).click()
  }

  async dropView(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('design:table.dropView', { what: name }) }).click()
    await this.#view(name).waitFor({ state: 'detached' })
  }

  #view(name: string) {
    const views = this.#page.getByRole('navigation', { name: this.#say('design:table.views') })
    return views.getByRole('button', { name, exact: true })
  }
}
