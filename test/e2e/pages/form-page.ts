import type { Locator, Page } from 'playwright-core'
import type { Say } from '../support/words.ts'

/** A moment on a wall clock: `2026-03-14` and `09:26`. */
export interface WallTime {
  readonly day: string
  readonly time: string
}

/** A form, or a part of one: fields are named as in the locale files, `legalBasis` or `purposes-legalBasis`. */
export class FormPage {
  readonly #page: Page
  readonly #say: Say
  readonly #namespace: string
  readonly #root: Locator

  constructor(page: Page, say: Say, namespace: string, root: Locator = page.locator('main')) {
    this.#page = page
    this.#say = say
    this.#namespace = namespace
    this.#root = root
  }

  /** The same fields in the dialog that is open. */
  get inDialog(): FormPage {
    return new FormPage(this.#page, this.#say, this.#namespace, this.#page.getByRole('dialog'))
  }

  async section(key: string): Promise<void> {
    const sections = this.#root.getByRole('navigation', { name: this.#say('design:form.sections') })
    await sections.getByRole('button', { name: this.#say(`${this.#namespace}:section.${key}`) }).click()
    await this.#root
      .getByRole('heading', { name: this.#say(`${this.#namespace}:section.${key}`), level: 2 })
      .waitFor()
  }

  /** Types into fields. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, value] of Object.entries(values)) await this.#input(field).fill(value)
  }

  /** Types a day and leaves the field, so that the calendar closes. */
  async fillDay(field: string, typed: string): Promise<void> {
    await this.#input(field).fill(typed)
    await this.#input(field).press('Enter')
    await this.#input(field).press('Escape')
  }

  /** Types a moment: its day, and its hours and minutes behind it. */
  async fillMoment(field: string, { day, time }: WallTime): Promise<void> {
    await this.fillDay(field, day)
    const [hours = '', minutes = ''] = time.split(':')
    const what = this.#word(field)
    await this.#root.getByLabel(this.#say('design:time.hours', { what }), { exact: true }).fill(hours)
    await this.#root.getByLabel(this.#say('design:time.minutes', { what }), { exact: true }).fill(minutes)
  }

  /** The headings of the entries of a list. */
  async entries(field: string): Promise<readonly (string | null)[]> {
    const list = this.#root.getByRole('group', { name: this.#word(field) }).first()
    return list.locator('fieldset').evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label')))
  }

  /** Chooses from a list by the words that it shows. */
  async choose(field: string, option: string): Promise<void> {
    await this.#input(field).click()
    await this.#option(option).click()
  }

  /** Picks one of the answers that stand beside each other in a field. */
  async pick(field: string, words: string): Promise<void> {
    const group = this.#root.getByRole('group', { name: this.#word(field) })
    await group.getByText(words, { exact: true }).click()
  }

  async check(field: string): Promise<void> {
    await this.#root.getByLabel(this.#name(field)).check()
  }

  /** Checks a box by its own words, such as a code of a list. */
  async tick(words: string): Promise<void> {
    await this.#root.getByLabel(words, { exact: true }).check()
  }

  /** Adds an entry to a list; gives its fields. Lists whose entries begin with a choice take `option`. */
  async add(field: string, option?: string): Promise<FormPage> {
    const name = this.#addWords(field)
    if (option === undefined) await this.#root.getByRole('button', { name }).click()
    else {
      await this.#root.getByRole('combobox', { name }).or(this.#root.getByLabel(name)).first().click()
      await this.#option(option).click()
    }
    const list = this.#root.getByRole('group', { name: this.#word(field) }).first()
    const entry = list.locator('fieldset').last()
    return new FormPage(this.#page, this.#say, this.#namespace, entry)
  }

  /** Adds a group of fields that may be missing; gives its fields. */
  async include(field: string): Promise<FormPage> {
    const name = this.#addWords(field)
    await this.#root.getByRole('button', { name }).click()
    const group = this.#root.getByRole('group', { name: this.#word(field) }).first()
    return new FormPage(this.#page, this.#say, this.#namespace, group)
  }

  async save(): Promise<void> {
    await this.#button('design:form.save').click()
  }

  async cancel(): Promise<void> {
    await this.#button('design:cancel').click()
  }

  /** What somebody else saved meanwhile beside what was typed here, a line a field. */
  async meanwhile(): Promise<readonly string[]> {
    const lines = this.#root.getByRole('row').filter({ has: this.#page.getByRole('rowheader') })
    await lines.first().waitFor()
    return lines.allInnerTexts().then((texts) => texts.map((text) => text.replaceAll(/\s+/g, ' ')))
  }

  /** Presses the button of a command, by its words. */
  async send(words: string): Promise<void> {
    await this.#root.getByRole('button', { name: words, exact: true }).click()
  }

  async valueOf(field: string): Promise<string> {
    return this.#input(field).inputValue()
  }

  async focus(field: string): Promise<void> {
    await this.#input(field).focus()
  }

  async hasFocus(field: string): Promise<boolean> {
    return this.#input(field).evaluate((input) => input === document.activeElement)
  }

  /** What is said beside a field. */
  async errorBeside(field: string): Promise<string> {
    const described = await this.#input(field).getAttribute('aria-describedby')
    const places = (described ?? '').split(' ').filter((id) => id.endsWith('error'))
    return (await this.#page.locator(places.map((id) => `[id="${id}"]`).join(',')).allTextContents()).join()
  }

  /** The list of errors on top, a line each. */
  async errorsOnTop(): Promise<readonly string[]> {
    await this.#summary.waitFor()
    return this.#summary.getByRole('listitem').allTextContents()
  }

  /** Jumps from the list of errors to a field. */
  async jumpTo(field: string): Promise<void> {
    await this.#summary.getByRole('button', { name: this.#word(field) }).click()
  }

  /** What the engine refused, in its panel. */
  async refusal(): Promise<string> {
    return (await this.#root.getByRole('alert').first().textContent()) ?? ''
  }

  get #summary() {
    return this.#root.getByRole('alert').filter({ has: this.#page.locator('ul') })
  }

  #option(words: string) {
    return this.#page.getByRole('option', { name: words, exact: true }).first()
  }

  #button(key: string) {
    return this.#root.getByRole('button', { name: this.#say(key), exact: true })
  }

  #word(field: string): string {
    const last = field.split('-').at(-1) ?? field
    return this.#say([`${this.#namespace}:field.${field}`, `design:field.${last}`])
  }

  #addWords(field: string): string {
    const keys = [`${this.#namespace}:add.${field}`, 'design:form.add']
    return this.#say(keys, { what: this.#word(field) })
  }

  #name(field: string): RegExp {
    return new RegExp(`^${this.#word(field).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\*)?$`)
  }

  #input(field: string): Locator {
    return this.#root.getByLabel(this.#name(field)).and(this.#page.locator('input, textarea, button')).first()
  }
}
