import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { passphrase } from '../support/open-console.ts'
import type { Say } from '../support/words.ts'
import type { WallTime } from './form-page.ts'

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
    await this.#tabUntil(async () => (await this.focused()) === label, label)
  }

  /** Goes forward with Tab until what has the focus is what is wanted. */
  async #tabUntil(isWanted: () => Promise<boolean>, what: string): Promise<void> {
    for (let stops = 0; stops < 80; stops++) {
      await this.press('Tab')
      if (await isWanted()) return
    }
    throw new Error(`Tab never comes to ${what}`)
  }

  /** Goes to a tab of a record: with Tab to the tabs, with the arrows along them. */
  async openTab(words: string): Promise<void> {
    await this.#tabUntil(() => this.#isFocused('[role=tab]'), 'the tabs')
    const tab = this.#page.getByRole('tab', { name: words })
    for (let stops = 0; stops < 12; stops++) {
      if (await tab.evaluate((element) => element === document.activeElement)) return
      await this.press('ArrowRight')
    }
    throw new Error(`the arrows never come to ${words}`)
  }

  /** Types a day and a time into the field with this label. */
  async typeMoment(label: string, { day, time }: WallTime): Promise<void> {
    await this.tabTo(label)
    await this.press('Control+a')
    await this.type(day)
    await this.press('Tab')
    await this.type(time.replace(':', ''))
  }

  /** Answers a question whose answers stand in a row, from the first of them on. */
  async answer(words: string): Promise<void> {
    await this.#tabUntil(() => this.#isFocused('input[type=radio]'), 'the answers')
    for (let stops = 0; stops < 4; stops++) {
      if ((await this.focused()) === words) return
      await this.press('ArrowRight')
    }
    throw new Error(`there is no answer ${words}`)
  }

  /** Opens a list of choices and takes one. */
  async choose(label: string, option: string): Promise<void> {
    await this.tabTo(label)
    await this.chooseHere(option)
  }

  /** Takes a choice from the list that has the focus. */
  async chooseHere(option: string): Promise<void> {
    await this.press('Enter')
    const chosen = this.#page
      .getByRole('option', { name: option, exact: true })
      .and(this.#page.locator('[data-combobox-selected]'))
    await this.#page.getByRole('option', { name: option, exact: true }).waitFor()
    for (let stops = 0; stops < 60 && (await chosen.count()) === 0; stops++) await this.press('ArrowDown')
    await this.press('Enter')
    await this.#page.getByRole('option').first().waitFor({ state: 'hidden' })
  }

  async tick(words: string): Promise<void> {
    await this.tabTo(words)
    await this.press('Space')
  }

  /** Waits until the field with this label, or the button with these words, has the focus. */
  async hasFocus(label: string): Promise<void> {
    await expect.poll(() => this.focused(), { timeout: 20_000 }).toBe(label)
  }

  /** Presses the button with these words. */
  async push(words: string): Promise<void> {
    await this.tabTo(words)
    await this.press('Enter')
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
        // A message that went meanwhile took its button along: nobody can be there.
        if (!element.isConnected) return null
        element.focus()
        const name = element.getAttribute('aria-label') ?? element.textContent
        return withFocus === without ? `${element.tagName} ${name}` : null
      })
      if (unseen !== null) hidden.push(unseen)
    }
    return hidden
  }

  #isFocused(selector: string): Promise<boolean> {
    return this.#page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
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
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.labels?.[0]?.textContent
          : (element?.getAttribute('aria-label') ??
            (element instanceof HTMLButtonElement ? element.textContent : ''))
      return (label ?? '').replace(/ \*$/, '').trim()
    })
  }
}
