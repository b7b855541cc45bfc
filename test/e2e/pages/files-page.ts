import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** The files of a record. */
export class FilesPage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Chooses files with the keyboard alone, and waits until each stands in the list. */
  async addByKeyboard(files: readonly { readonly name: string; readonly buffer: Buffer }[]): Promise<void> {
    const chooses = this.#page.waitForEvent('filechooser')
    await this.#zone()
      .getByRole('button', { name: this.#say('attachment:choose'), exact: true })
      .focus()
    await this.#page.keyboard.press('Enter')
    await (await chooses).setFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
    for (const { name } of files) await this.#line(name).waitFor()
  }

  /** Drops a file onto the zone, as it comes from a file manager, and waits until it stands in the list. */
  async drop(name: string, text: string): Promise<void> {
    const dropped = await this.#page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content], fileName))
        return transfer
      },
      [name, text] as const,
    )
    for (const type of ['dragenter', 'dragover', 'drop'])
      await this.#zone().dispatchEvent(type, { dataTransfer: dropped })
    await this.#line(name).waitFor()
  }

  /** Saves a file; gives what came out. */
  async save(name: string): Promise<Buffer> {
    const downloads = this.#page.waitForEvent('download')
    await this.#button('attachment:save', name).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await downloads).createReadStream()) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** Opens a file in another program. */
  async openOutside(name: string): Promise<void> {
    await this.#button('attachment:open', name).click()
    await this.#page.getByText(this.#say('attachment:opened', { file: name })).waitFor()
  }

  #zone() {
    return this.#page.getByRole('region', { name: this.#say('attachment:add') })
  }

  #line(name: string) {
    return this.#page.locator('main, [role=dialog]').getByRole('listitem').filter({ hasText: name }).last()
  }

  #button(key: string, name: string) {
    return this.#page.getByRole('button', { name: this.#say(key, { file: name }), exact: true })
  }
}
