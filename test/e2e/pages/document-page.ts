import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** Making documents of the registers. */
export class DocumentPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Chooses what the document is of, such as `record-of-processing`. */
  async chooseKind(kind: string): Promise<void> {
    await this.#page.getByRole('radio', { name: this.#say(`documents:kind.${kind}`), exact: true }).check()
  }

  async chooseFormat(format: string): Promise<void> {
    await this.#page.getByLabel(this.#say('documents:field.format')).and(this.#page.locator('input')).click()
    await this.#page.getByRole('option', { name: this.#say(`documents:formatLong.${format}`) }).click()
  }

  /** Makes the document. */
  async press(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('documents:makeAndSave') }).click()
  }

  /** Makes the document in a format and takes the download; gives its name and bytes. */
  async make(format: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    await this.chooseFormat(format)
    const coming = this.#page.waitForEvent('download', { timeout: 60_000 })
    await this.press()
    const download = await coming
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  /** Waits until a page of the preview is drawn; gives how many pages there are. */
  async preview(number = 1): Promise<number> {
    const preview = this.#page.getByRole('region', { name: this.#say('documents:preview') })
    const pages = preview.getByRole('listitem')
    await pages.nth(number - 1).scrollIntoViewIfNeeded({ timeout: 30_000 })
    await preview
      .getByRole('img', { name: this.#say('documents:page', { page: number }), exact: true })
      .and(this.#page.locator('[aria-busy="false"]'))
      .waitFor({ timeout: 30_000 })
    return pages.count()
  }

  /** How many pages are drawn or being drawn. */
  async drawn(): Promise<number> {
    return this.#page
      .getByRole('region', { name: this.#say('documents:preview') })
      .locator('canvas')
      .count()
  }

  /** Whether a drawn page shows anything but paper. */
  async hasInk(number: number): Promise<boolean> {
    const page = this.#page.getByRole('img', {
      name: this.#say('documents:page', { page: number }),
      exact: true,
    })
    return page.evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return false
      const dots = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return dots.some((value) => value < 128)
    })
  }
}
