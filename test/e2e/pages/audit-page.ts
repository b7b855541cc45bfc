import type { Download, Locator, Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The audit log. */
export class AuditPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the older store is told of, with what was found. */
  async tells(reason: string): Promise<void> {
    await this.#page.getByText(this.#say(`audit:rollback.${reason}`)).waitFor()
  }

  /** Accepts the older store, with the reason; `look` sees the dialog before. */
  async accept(because: string, look: () => Promise<void>): Promise<void> {
    const name = this.#say('audit:rollback.accept')
    await this.#page.getByRole('button', { name, exact: true }).press('Enter')
    await this.#dialog().getByLabel(this.#say('audit:rollback.reason')).fill(because)
    await look()
    await this.#dialog().getByRole('button', { name, exact: true }).press('Enter')
    await this.#dialog().waitFor({ state: 'hidden' })
  }

  /** Leaves only what was done so, to records of one kind. */
  async narrow(kind: string, action: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('design:table.filter'), exact: true }).click()
    await this.#page.getByRole('menuitem', { name: this.#say('audit:filter.action'), exact: true }).click()
    await this.#page.getByRole('checkbox', { name: `${kind}: ${action}`, exact: true }).check()
    await this.#page.keyboard.press('Escape')
  }

  /** Opens the entry at the top by the keyboard, and waits until it shows this value of a field. */
  async openFirst(field: string, value: string): Promise<void> {
    const row = this.#page.locator('tr[data-row]').first()
    await row.focus()
    await row.press('Enter')
    await this.#dialog()
      .getByRole('row', { name: `${field} ${value}`, exact: true })
      .waitFor()
  }

  async close(): Promise<void> {
    await this.#dialog()
      .getByRole('button', { name: this.#say('design:close'), exact: true })
      .last()
      .click()
    await this.#dialog().waitFor({ state: 'hidden' })
  }

  /** Verifies the log, and waits until its state says that it holds. */
  async verify(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('audit:verify'), exact: true }).click()
    const [before = ''] = this.#say('audit:verified.holds_other', { count: '\u0000' }).split('\u0000')
    await this.#page.getByText(before).waitFor()
  }

  /** Makes a checkpoint and notes where it is kept. @returns how many entries it covers, and its code */
  async keepCheckpoint(place: string): Promise<{ readonly size: number; readonly code: string }> {
    await this.#choose('audit:checkpoint.title', 'audit:checkpoint.make')
    const code =
      (await this.#dialog()
        .getByText(/^([0-9A-Z]{4}-){8}[0-9A-Z]{2}$/)
        .textContent()) ?? ''
    const title = (await this.#dialog().getByRole('heading').textContent()) ?? ''
    await this.#dialog().getByLabel(this.#say('audit:checkpoint.place')).fill(place)
    await this.#dialog()
      .getByRole('button', { name: this.#say('audit:checkpoint.keep'), exact: true })
      .click()
    await this.#dialog().getByText(place).waitFor()
    return { size: Number(title.replaceAll(/\D/g, '')), code }
  }

  /** Types what stands on a paper, and waits until the log agrees with it. */
  async compare({ size, code }: { readonly size: number; readonly code: string }): Promise<void> {
    await this.#choose('audit:checkpoint.title', 'audit:checkpoint.compare')
    await this.#dialog().getByLabel(this.#say('audit:compare.size')).fill(String(size))
    await this.#dialog().getByLabel(this.#say('audit:compare.code')).fill(code.toLowerCase())
    await this.#dialog()
      .getByRole('button', { name: this.#say('audit:compare.action'), exact: true })
      .click()
    await this.#dialog()
      .getByText(this.#say('audit:compare.agrees', { seq: size }))
      .waitFor()
  }

  /** Exports the log with what was written. */
  async export(): Promise<Download> {
    const download = this.#page.waitForEvent('download')
    await this.#choose('audit:export.action', 'audit:export.whole')
    return download
  }

  async #choose(menu: string, item: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say(menu), exact: true }).click()
    await this.#page.getByRole('menuitem', { name: this.#say(item), exact: true }).click()
  }

  #dialog(): Locator {
    return this.#page.getByRole('dialog')
  }
}
