import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Instant, TimeZone } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test.each([
  { country: 'DE', region: 'XX', path: ['region'], key: 'unknownRegion' },
  { country: 'US', region: null, path: ['calendarCountry'], key: 'countryWithoutCalendar' },
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

test('a controller outside the Union counts with the calendar of its representative’s country', async () => {
  const { call, client } = await openTestStore({ now: '2026-02-17T09:00:00Z' })
  const { id, revision } = await call('organisation.get')
  const changes = { country: 'US', calendarCountry: 'IE', region: null }
  expect(await call('organisation.update', { id, revision, changes })).toMatchObject(changes)
  const request = await client.rightsRequest.create({
    subjectName: 'Nadia Example',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-02-17T09:00:00Z'),
  })
  // St Patrick's Day is a holiday in Ireland.
  expect(request).toMatchObject({ country: 'IE', region: null, dueOn: '2026-03-18' })
  const { clocks } = await client.rightsRequest.clock({ id: request.id })
  expect(clocks[0]?.steps).toContainEqual({
    key: 'deadline:step.moved',
    params: expect.objectContaining({ country: 'IE', end: '2026-03-18' }),
    article: 'Reg. 1182/71 Art. 3(4)',
  })
  expect(await call('breach.create', { title: 'Laptop lost' })).toMatchObject({ country: 'IE' })
})

test('a region belongs to the country of the calendar, not to that of the organisation', async () => {
  const { call } = await openTestStore()
  const { id, revision } = await call('organisation.get')
  const wrong = call('organisation.update', {
    id,
    revision,
    changes: { country: 'DE', calendarCountry: 'FR', region: 'BY' },
  })
  await expect(wrong).rejects.toMatchObject({
    data: { issues: [{ path: ['region'], key: 'unknownRegion' }] },
  })
  const changes = { country: 'FR', calendarCountry: 'DE', region: 'BY' }
  expect(await call('organisation.update', { id, revision, changes })).toMatchObject(changes)
})

test.each([
  ['DE', expect.arrayContaining([{ code: 'BY', name: 'Bayern' }])],
  ['GB', expect.arrayContaining([{ code: 'SCT', name: 'Scotland' }])],
  ['UK', expect.arrayContaining([{ code: 'SCT', name: 'Scotland' }])],
  ['PL', []],
  ['US', null],
])('the regions of %s are named, also while no store is open', async (country, regions) => {
  const { client } = await openTestStore()
  await client.store.lock()
  expect(await client.organisation.regions({ country })).toEqual({ regions })
})
