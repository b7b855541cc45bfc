import type { Page } from 'playwright-core'
import { passphrase } from '../support/open-console.ts'
import type { Say } from '../support/words.ts'

/** Hands on the keyboard alone. */
export class Keyboard {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }

  /** Presses keys without waiting for what any of them does. */
  async inOneGo(sequence: readonly string[]): Promise<void> {
    await Promise.all(sequence.map((key) => this.press(key)))
  }

  /** Does something in a page that has a sixth of this machine's speed. */
  async onSlowMachine(work: () => Promise<void>): Promise<void> {
    const devTools = await this.#page.context().newCDPSession(this.#page)
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    try {
      await work()
    } finally {
      await devTools.detach()
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Finds a place or a command with Ctrl+K, and takes it once it is the one that is chosen. */
  async palette(words: string): Promise<void> {
    await this.press('Control+k')
    await this.dialog()
    await this.type(words)
    await this.chosen(words)
    await this.press('Enter')
    await this.noDialog()
  }

  /** Waits until the palette shows a match as the one that Enter takes. */
  async chosen(words: string): Promise<void> {
    await this.#page
      .getByRole('dialog')
      .getByRole('button', { name: words })
      .and(this.#page.locator('[data-selected]'))
      .waitFor()
  }

  /** Goes forward with Tab until a field with this label, or a button with these words, has the focus. */
  async tabTo(label: string): Promise<void> {
    for (let stops = 0; stops < 80; stops++) {
      await this.press('Tab')
      if ((await this.focused()) === label) return
    }
    throw new Error(`Tab never comes to ${label}`)
  }

  /** The row that has the focus, as text; waits until one has it. */
  async focusedRow(): Promise<string> {
    const row = this.#page.locator('tr[data-row]:focus')
    await row.waitFor()
    return (await row.textContent()) ?? ''
  }

  /** Goes down an open menu until an item has the focus. */
  async menuItem(words: string): Promise<void> {
    const item = this.#page.getByRole('menuitem', { name: words })
    await item.waitFor()
    for (let stops = 0; stops < 20; stops++) {
      await this.press('ArrowDown')
      if (await item.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`the arrows never come to ${words}`)
  }

  /** Waits for a dialog, of a name where one is given. */
  async dialog(name?: string): Promise<void> {
    await this.#page.getByRole('dialog', name === undefined ? {} : { name }).waitFor()
  }

  async noDialog(): Promise<void> {
    await this.#page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  /** Goes through stops of the Tab key; gives those whose focus no outline, border or shadow shows. */
  async hiddenStops(count: number): Promise<readonly string[]> {
    const hidden: string[] = []
    for (let stop = 0; stop < count; stop++) {
      await this.press('Tab')
      const unseen = await this.#page.evaluate(async () => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || element === document.body) return null
        const look = async () => {
          await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
          const { parentElement } = element
          return [element, parentElement, ...(parentElement?.children ?? [])]
            .map((box) => (box === null ? null : getComputedStyle(box)))
            .map((style) =>
              [style?.outline, style?.borderColor, style?.boxShadow, style?.backgroundColor].join(),
            )
            .join(';')
        }
        const withFocus = await look()
        element.blur()
        const without = await look()
        element.focus()
        const name = element.getAttribute('aria-label') ?? element.textContent
        return withFocus === without ? `${element.tagName} ${name}` : null
      })
      if (unseen !== null) hidden.push(unseen)
    }
    return hidden
  }

  /** Types the passphrase where the focus is and opens the store. */
  async unlock(): Promise<void> {
    await this.#page
      .getByLabel(this.#say('app:entrance.passphrase'), { exact: true })
      .and(this.#page.locator(':focus'))
      .waitFor()
    await this.type(passphrase)
    await this.press('Enter')
  }

  /** The label of the field, or the words of the button, that has the focus. */
  focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const element = document.activeElement
      const label =
        element instanceof HTMLInputElement
          ? element.labels?.[0]?.textContent
          : (element?.getAttribute('aria-label') ??
            (element instanceof HTMLButtonElement ? element.textContent : ''))
      return (label ?? '').replace(/ \*$/, '').trim()
    })
  }
}
