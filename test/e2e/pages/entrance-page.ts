import type { Page } from 'playwright-core'
import type { Say } from '../support/words.ts'
import { typeRecoveryKeyBack } from './recovery-key.ts'

export interface NewStore {
  readonly organisation: string
  /** Left out: that of the machine. */
  readonly country?: string
  /** The folder of the new store. */
  readonly path: string
  readonly user: string
  readonly passphrase: string
}

/** Before a store is open: create one, or unlock one. */
export class EntrancePage {
  readonly #page: Page
  readonly #say: Say

  constructor(page: Page, say: Say) {
    this.#page = page
    this.#say = say
  }

  /** Waits until the way in is there, the first time or after a lock: an engine begins, which takes long on a busy machine. */
  async arrive(): Promise<void> {
    await this.#page.getByRole('heading', { name: 'Wardbook' }).waitFor({ timeout: 45_000 })
  }

  /** Creates a store and types its recovery key back; gives the key. */
  async create({ organisation, country, path, user, passphrase }: NewStore): Promise<string> {
    await this.#button('app:entrance.create').click()
    await this.#field('app:entrance.organisation').fill(organisation)
    if (country !== undefined) {
      await this.#field('app:entrance.country').and(this.#page.locator('input')).click()
      await this.#page.getByRole('option', { name: country, exact: true }).click()
    }
    await this.#field('app:entrance.place').fill(path)
    await this.#field('app:entrance.yourName').fill(user)
    await this.#field('app:entrance.newPassphrase').fill(passphrase)
    await this.#field('app:entrance.repeat').fill(passphrase)
    await this.#button('app:entrance.create').click()
    const recoveryKey = await typeRecoveryKeyBack(this.#page.locator('main'), this.#say)
    await this.#button('key:recovery.finish').click()
    return recoveryKey
  }

  /** Unlocks the store that is proposed. */
  async unlock(passphrase: string): Promise<void> {
    await this.#field('app:entrance.passphrase').fill(passphrase)
    await this.#button('app:entrance.unlock').click()
  }

  /** Unlocks by the recovery key, and leaves the passphrase as it is. */
  async unlockByRecoveryKey(recoveryKey: string): Promise<void> {
    await this.#button('key:unlock.useRecovery').click()
    await this.#field('key:unlock.recoveryKey').fill(recoveryKey)
    await this.#button('app:entrance.unlock').click()
    await this.#page.getByText(this.#say('key:replace.recovered')).waitFor()
    await this.#button('key:replace.later').click()
  }

  /** Unlocks by the key that the operating system keeps. */
  async unlockByDevice(): Promise<void> {
    await this.#button('key:unlock.byDevice').click()
  }

  /** Unlocks as one of several people. */
  async unlockAs(user: string, passphrase: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: this.#say('app:entrance.user') }).click()
    await this.#page.getByRole('option', { name: user, exact: true }).click()
    await this.unlock(passphrase)
  }

  /** Replaces a passphrase that somebody else gave. */
  async replacePassphrase(next: string): Promise<void> {
    await this.#page.getByText(this.#say('key:replace.temporary')).waitFor({ timeout: 60_000 })
    await this.#field('app:entrance.newPassphrase').fill(next)
    await this.#field('app:entrance.repeat').fill(next)
    await this.#button('key:replace.action').click()
  }

  /** What was refused, in words; the passphrase is cleared when the answer is there. */
  async refusal(): Promise<string> {
    await this.#page.waitForFunction(
      (input) => input instanceof HTMLInputElement && input.value === '',
      await this.#field('app:entrance.passphrase').elementHandle(),
    )
    return (await this.#page.getByRole('alert').textContent()) ?? ''
  }

  /** A field by its label, behind which a required one has a star. */
  #field(key: string) {
    const label = this.#say(key).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return this.#page.getByLabel(new RegExp(`^${label}( \\*)?$`))
  }

  #button(key: string) {
    return this.#page.getByRole('button', { name: this.#say(key) })
  }
}
