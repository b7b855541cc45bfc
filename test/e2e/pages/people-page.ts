import type { Locator, Page } from 'playwright-core'
import type { Role } from '#shared/kernel/roles.ts'
import type { Say } from '../support/words.ts'
import { typeRecoveryKeyBack } from './recovery-key.ts'

/** What derives a key from a passphrase takes long on a busy machine. */
const derived = { timeout: 60_000 }

/** People and keys, on the screen of settings. */
export class PeoplePage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Adds a person, a contributor where no role is said; gives the temporary passphrase. */
  async add(name: string, passphrase: string, role: Role = 'contributor'): Promise<string> {
    await this.#button('key:people.add').click()
    const dialog = this.#page.getByRole('dialog')
    await dialog.getByLabel(this.#say('key:add.label')).fill(name)
    await dialog.getByLabel(this.#say('key:people.role')).and(this.#page.locator('input')).click()
    await this.#page.getByRole('option', { name: this.#say(`app:role.${role}`), exact: true }).click()
    await this.#confirm(dialog, 'key:add.action', passphrase)
    const given = (await dialog.locator('output').textContent(derived)) ?? ''
    await dialog.getByRole('button', { name: this.#say('key:add.close') }).click()
    return given
  }

  /** Removes a person, typing their name. */
  async remove(name: string, passphrase: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#say('key:remove.title', { who: name }) }).click()
    const dialog = this.#page.getByRole('dialog')
    await dialog.getByLabel(this.#say('design:confirm.type', { what: name })).fill(name)
    await this.#confirm(dialog, 'key:remove.action', passphrase)
    await dialog.waitFor({ ...derived, state: 'detached' })
  }

  /** Changes the keys of the store, and waits until it is done. */
  async rotate(passphrase: string): Promise<void> {
    await this.#page.getByText(this.#say('key:rotation.due')).waitFor()
    await this.#button('key:rotation.action').click()
    await this.#confirm(this.#page.getByRole('dialog'), 'key:rotation.action', passphrase)
    await this.#page.getByText(this.#say('key:rotation.done')).waitFor(derived)
    await this.#page.getByText(this.#say('key:rotation.times_one', { count: 1 })).waitFor()
  }

  /** Gives the person who is here another passphrase. */
  async changePassphrase(passphrase: string, next: string): Promise<void> {
    const dialog = await this.#open('passphrase')
    const field = (key: string) => dialog.getByLabel(new RegExp(`^${this.#say(key)}( \\*)?$`))
    await field('app:entrance.newPassphrase').fill(next)
    await field('app:entrance.repeat').fill(next)
    await dialog.getByLabel(this.#say('key:confirm.present')).fill(passphrase)
    await dialog.getByRole('button', { name: this.#say('key:mine.action.passphrase') }).click()
    await dialog.waitFor({ ...derived, state: 'detached' })
  }

  /** Replaces the recovery key of the person who is here; gives the new one, which was typed back. */
  async replaceRecoveryKey(passphrase: string): Promise<string> {
    const dialog = await this.#open('replaceRecoveryKey')
    const key = await typeRecoveryKeyBack(dialog, this.#say)
    await this.#confirm(dialog, 'key:recovery.use', passphrase)
    await dialog.waitFor({ ...derived, state: 'detached' })
    return key
  }

  /** Puts a key file into use, which is saved and chosen again; gives where it lies. */
  async useKeyFile(passphrase: string): Promise<string> {
    const dialog = await this.#open('addKeyFile')
    const saved = this.#page.waitForEvent('download')
    await dialog.getByRole('button', { name: this.#say('key:keyFile.save') }).click()
    const path = await (await saved).path()
    await dialog.locator('input[type="file"]').setInputFiles(path)
    await this.#confirm(dialog, 'key:keyFile.use', passphrase)
    await dialog.waitFor({ ...derived, state: 'detached' })
    return path
  }

  /** Does without the key file, which is asked for once more. */
  async removeKeyFile(passphrase: string, keyFile: string): Promise<void> {
    const dialog = await this.#open('removeKeyFile')
    await dialog.locator('input[type="file"]').setInputFiles(keyFile)
    await this.#confirm(dialog, 'key:mine.action.removeKeyFile', passphrase)
    await dialog.waitFor({ ...derived, state: 'detached' })
    await this.#page.getByText(this.#say('key:mine.keyFile')).waitFor()
  }

  /** Lets the keychain of the operating system open the store after a lock. */
  async letDeviceOpen(passphrase: string): Promise<void> {
    const dialog = await this.#open('addDevice')
    await this.#confirm(dialog, 'key:mine.action.addDevice', passphrase)
    await dialog.waitFor({ ...derived, state: 'detached' })
  }

  /** Whether somebody has a row with this role. */
  async shows(name: string, role: Role): Promise<boolean> {
    const row = this.#page.getByRole('row').filter({ hasText: name })
    await row.first().waitFor()
    return ((await row.first().textContent()) ?? '').includes(this.#say(`app:role.${role}`))
  }

  /** Whether the way to change people is offered. */
  async offersChanges(): Promise<boolean> {
    return this.#button('key:people.add').isVisible()
  }

  /** Asks for a change of one's own keys; gives its dialog. */
  async #open(what: string): Promise<Locator> {
    await this.#button(`key:mine.action.${what}`).click()
    return this.#page.getByRole('dialog')
  }

  async #confirm(dialog: Locator, action: string, passphrase: string): Promise<void> {
    await dialog.getByLabel(this.#say('key:confirm.passphrase')).fill(passphrase)
    await dialog.getByRole('button', { name: this.#say(action), exact: true }).click()
  }

  #button(key: string): Locator {
    return this.#page.locator('main').getByRole('button', { name: this.#say(key), exact: true })
  }
}
