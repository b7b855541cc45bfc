import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'
import { FormPage } from './form-page.ts'

export interface NewConnection {
  /** The name of a system of the register. */
  readonly system: string
  readonly name: string
  readonly token: string
  readonly address: string
}

/** The connections: the way to a new one, and the page of one. */
export class ConnectionPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Fills the wizard for the first connector, on a private address, and saves it. */
  async create({ system, name, token, address }: NewConnection): Promise<void> {
    const form = new FormPage(this.#page, this.#say, 'connection')
    await this.#page.getByText(this.#say('connection:systemChoice.existing'), { exact: true }).click()
    await form.choose('systemId', system)
    await form.section('access')
    await form.fill({ name })
    await this.#page
      .locator('main')
      .getByLabel(new RegExp(`^${this.#say('connector:secret.private-app-token')}`))
      .and(this.#page.locator('input'))
      .fill(token)
    await form.section('address')
    await form.fill({ baseUrl: address })
    await form.check('allowPrivate')
    await form.save()
  }

  /** Starts `test`, `discover` or `sync`. */
  async start(step: 'test' | 'discover' | 'sync'): Promise<void> {
    const button = this.#page.locator('main').getByRole('button', {
      name: this.#say(`connection:step.${step}`),
      exact: true,
    })
    await this.#page.waitForFunction(
      (element) => element?.getAttribute('aria-disabled') === null,
      await button.elementHandle(),
    )
    await button.click()
  }

  /** Waits until the newest run has ended; gives what it says. */
  async outcome(step: 'test' | 'discover' | 'sync', state = 'done'): Promise<string> {
    const run = this.#page.locator('details').filter({
      has: this.#page.locator('summary', { hasText: this.#say(`connection:run.${step}`) }),
    })
    await run
      .first()
      .getByText(this.#say(`codes:jobState.${state}`))
      .waitFor({ timeout: 60_000 })
    return (await run.first().textContent()) ?? ''
  }

  /** How far the run is that is under way, such as `200 of 1,000`; null when none is. */
  async progress(): Promise<string> {
    const bar = this.#page.locator('main').getByRole('progressbar').first()
    await bar.waitFor()
    return (await bar.locator('xpath=ancestor::li[1]').textContent()) ?? ''
  }

  /** Replaces the token and tries it. */
  async replaceToken(token: string): Promise<void> {
    await this.#page
      .locator('main')
      .getByRole('button', { name: this.#say('connection:secret.replace'), exact: true })
      .first()
      .click()
    const dialog = this.#page.getByRole('dialog')
    await dialog
      .getByLabel(new RegExp(`^${this.#say('connector:secret.private-app-token')}`))
      .and(this.#page.locator('input'))
      .fill(token)
    await dialog.getByRole('button', { name: this.#say('connection:secret.action') }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
}
