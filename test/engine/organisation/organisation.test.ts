import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TimeZone } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test.each([
  { country: 'DE', region: 'XX', path: ['region'], key: 'unknownRegion' },
  { country: 'US', region: null, path: ['country'], key: 'countryWithoutCalendar' },
])(
  'a place without a holiday calendar, $country $region, is refused where it is typed',
  async ({ country, region, path, key }) => {
    const { call, folder, engine } = await openTestStore()
    const { id, revision, name } = await call('organisation.get')
    const moving = call('organisation.update', { id, revision, changes: { country, region } })
    await expect(moving).rejects.toMatchObject({ code: 'invalid-input', data: { issues: [{ path, key }] } })
    expect(await call('organisation.get')).toMatchObject({ revision, name })
    await engine.close()

    const { client } = await openTestEngine()
    const elsewhere = join(temporaryFolder(), 'Elsewhere')
    const creating = client.store.create({
      path: elsewhere,
      user: 'Ana',
      passphrase,
      organisation: {
        name: 'Example',
        country,
        region,
        timeZone: TimeZone.parse('Europe/Berlin'),
        language: 'en',
      },
    })
    await expect(creating).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: ['organisation', ...path], key }] },
    })
    await expect(client.store.inspect({ path: elsewhere })).rejects.toMatchObject({ code: 'store-not-found' })
    expect(folder).not.toBe(elsewhere)
  },
)

test('a region with a calendar of its own is taken, in any of its spellings', async () => {
  const { call } = await openTestStore()
  const { id, revision } = await call('organisation.get')
  const moved = await call('organisation.update', { id, revision, changes: { country: 'DE', region: 'BY' } })
  expect(moved).toMatchObject({ country: 'DE', region: 'BY' })
})
