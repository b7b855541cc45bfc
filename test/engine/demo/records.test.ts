import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checksums } from '#engine/features/inventory/checksums.ts'
import { loadClassifierRules } from '#engine/features/inventory/rules.ts'
import { Authority, authorityFacts } from '#shared/contract/authority.ts'
import { passphrase } from '../../support/credentials.ts'
import { resourcesDir } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { type Dump, dumpOf, makeDemo, textsIn, withDemoEngine } from './support.ts'

const day = 86_400_000
let once: Dump
let again: Dump
let later: Dump

beforeAll(async () => {
  once = await dumpOf(await makeDemo(temporaryFolder(), '2026-11-21'))
  again = await dumpOf(await makeDemo(temporaryFolder(), '2026-11-21'))
  later = await dumpOf(await makeDemo(temporaryFolder(), '2027-03-06', 'de'))
}, 300_000)

test('the same day gives the same store, record by record and entry by entry', () => {
  expect(Object.keys(once)).toEqual(Object.keys(again))
  for (const [table, rows] of Object.entries(once)) expect(again[table], table).toEqual(rows)
})

test('another day moves the story with it', () => {
  const dueOf = (dump: Dump) => dump.breach?.map(({ dueAt }) => dueAt).find((dueAt) => dueAt !== null)
  expect((Date.parse(String(dueOf(later))) - Date.parse(String(dueOf(once)))) / day).toBe(105)
  const lapseOf = (dump: Dump) =>
    dump.vendor?.map(({ agreement }) => JSON.parse(String(agreement))?.validUntil).filter(Boolean)
  const moved = lapseOf(later)?.map(
    (lapse, place) => Date.parse(lapse) - Date.parse(String(lapseOf(once)?.[place])),
  )
  expect(new Set(moved)).toEqual(new Set([105 * day]))
})

test('another language tells the same with other words', () => {
  const counts = (dump: Dump) =>
    ['vendor', 'processingActivity', 'rightsRequest', 'breach', 'task', 'person', 'field', 'clockEvent'].map(
      (table) => dump[table]?.length,
    )
  expect(counts(later)).toEqual(counts(once))
  expect(later.organisation?.[0]).toMatchObject({ name: 'Firnavelle GmbH', language: 'de' })
  expect(later.system?.map(({ name }) => name)).toContain('Kundensystem')
})

test('a day whose holidays nobody knows yet is refused, and nothing stays behind', async () => {
  const root = temporaryFolder()
  await expect(makeDemo(root, '2040-05-05')).rejects.toMatchObject({ code: 'calendar-unknown' })
  expect(existsSync(join(root, 'Demo.wardbook'))).toBe(false)
})

test('a demonstration is never made over another store', async () => {
  const root = temporaryFolder()
  const path = join(root, 'Own')
  const organisation = { name: 'Own', country: 'DE', timeZone: 'Europe/Berlin', language: 'en' } as never
  await withDemoEngine(join(root, 'state'), '2026-11-21T08:10:00Z', (client) =>
    client.store.create({ path, user: 'DPO', passphrase, organisation }),
  )
  const second = withDemoEngine(join(root, 'state'), '2026-11-21T08:10:00Z', (client) =>
    client.store.create({ path, user: 'DPO', passphrase, organisation, demo: { asOf: null } }),
  )
  await expect(second).rejects.toMatchObject({ code: 'store-exists' })
  await withDemoEngine(join(root, 'state'), '2026-11-21T08:10:00Z', async (client) => {
    await client.store.unlock({ path, passphrase })
    expect(await client.organisation.get()).toMatchObject({ name: 'Own' })
    expect(await client.store.session()).toMatchObject({ demo: false })
  })
})

describe('nothing in it is real', () => {
  const texts = () => [...new Set(textsIn([once, later]))]

  test('addresses lie in reserved domains', () => {
    const addresses = texts().flatMap((text) => text.match(/[\w.+-]+@[\w.-]+\.[a-z]{2,}/g) ?? [])
    expect(addresses.length).toBeGreaterThan(5_000)
    expect(
      addresses.filter((address) => !/@(([\w-]+\.)*example|example\.(org|com|net))$/.test(address)),
    ).toEqual([])
    const sites = texts().flatMap((text) => text.match(/https?:\/\/[\w.-]+/g) ?? [])
    // A letter names the authority, which is a real one, with its address.
    const ofAuthorities = Authority.options.map((key) => authorityFacts(key).website)
    expect(
      sites.filter(
        (site) =>
          !/(\.example|example\.(org|com|net))$/.test(site) &&
          !ofAuthorities.some((website) => website.startsWith(site)),
      ),
    ).toEqual([])
  })

  test('telephone numbers lie in the ranges that are kept for fiction', () => {
    const numbers = texts().filter((text) => /^\+?[\d ()/-]{8,}$/.test(text) && text.includes('+'))
    const fictional = [
      /^\+493023125\d{3}$/,
      /^\+498999998\d{3}$/,
      /^\+494066969\d{3}$/,
      /^\+496990009\d{3}$/,
      /^\+492214710\d{3}$/,
      /^\+4917139200\d{2}$/,
      /^\+49176040690\d{2}$/,
      /^\+3319900\d{4}$/,
      /^\+3326191\d{4}$/,
      /^\+3335301\d{4}$/,
      /^\+3346571\d{4}$/,
      /^\+3353649\d{4}$/,
      /^\+3363998\d{4}$/,
      /^\+442079460\d{3}$/,
      /^\+447700900\d{3}$/,
    ]
    expect(numbers.length).toBeGreaterThan(1_000)
    expect(
      numbers.filter((number) => !fictional.some((range) => range.test(number.replaceAll(' ', '')))),
    ).toEqual([])
  })

  test('no text has the check digits of an account, a card or a national identifier', () => {
    const rules = loadClassifierRules(resourcesDir).values.filter(({ checksum }) => checksum !== null)
    expect(rules.length).toBeGreaterThan(10)
    // The index by which people are found holds their telephone numbers again, as bare digits.
    const withoutIndex = [once, later].map(({ personKey: _index, ...records }) => records)
    const valid = [...new Set(textsIn(withoutIndex))].filter((text) =>
      rules.some(({ checksum, form, ignore }) => {
        const value = ignore === null ? text.toUpperCase() : text.toUpperCase().replace(ignore, '')
        return checksum !== null && form.test(value) && checksums[checksum](value)
      }),
    )
    expect(valid).toEqual([])
  })
})
