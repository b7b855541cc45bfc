import { mkdirSync, readdirSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Breach } from '#shared/contract/breach.ts'
import type { Field } from '#shared/contract/inventory.ts'
import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { Vendor } from '#shared/contract/vendor.ts'
import { Day } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import type { TestClient } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { compared } from '../request-statistics/support.ts'
import { gapsOn } from './gaps.ts'
import { type Dump, dumpOf, filesWith, type MadeDemo, makeDemo, withDemoEngine } from './support.ts'

const asOf = '2026-11-21'
const morning = `${asOf}T08:10:00.000Z`
const canaries = [
  'Firnavelle',
  'Kundoria',
  'Roussarie',
  'clementine.roussarie',
  'Kekspause',
  'SQLite format 3',
]
const calls = vi.spyOn(Socket.prototype, 'connect')
const root = temporaryFolder()
let demo: MadeDemo
let dump: Dump
let activities: readonly ProcessingActivity[]
let requests: readonly RightsRequest[]
let breaches: readonly Breach[]
let vendors: readonly Vendor[]
let fields: readonly Field[]

beforeAll(async () => {
  process.env.TMPDIR = join(root, 'tmp')
  mkdirSync(process.env.TMPDIR)
  demo = await makeDemo(root, asOf)
  dump = await dumpOf(demo)
  await onTheMorning(async (client) => {
    activities = (await client.processingActivity.list({})).items
    requests = (await client.rightsRequest.list({})).items
    breaches = (await client.breach.list({})).items
    vendors = (await client.vendor.list({})).items
    fields = (await client.field.list({ limit: 500 })).items
  })
}, 180_000)

afterAll(() => {
  delete process.env.TMPDIR
  calls.mockRestore()
})

/** Opens the store on the morning of the reference date. */
async function onTheMorning<T>(work: (client: TestClient) => Promise<T>): Promise<T> {
  return withDemoEngine(demo.stateDir, morning, async (client) => {
    await client.store.unlock({ path: demo.folder, passphrase })
    return work(client)
  })
}

describe('the store', () => {
  test('holds what a demonstration is to show, and says that it is one', async () => {
    const { counts, breachesBySeverity, session } = await onTheMorning(async (client) => ({
      ...(await client.dashboard.today()),
      session: await client.store.session(),
    }))
    expect(breachesBySeverity.map(({ key, count }) => [key, count])).toEqual([
      ['high', 2],
      ['low', 1],
      ['medium', 1],
      ['unrated', 2],
      ['very_high', 2],
    ])
    expect(counts).toMatchObject({
      system: 6,
      vendor: 12,
      processingActivity: 25,
      rightsRequest: 21,
      breach: 8,
      person: 5_000,
      connection: 1,
    })
    expect(session).toMatchObject({ demo: true, head: 'agrees' })
  })

  test('has figures of its requests that each open a list of exactly that length, in every period', async () => {
    await onTheMorning(async (client) => {
      for (const [from, to] of [
        ['2024-01-01', asOf],
        ['2026-01-01', '2026-12-31'],
        ['2025-10-01', '2025-12-31'],
        ['2026-05-03', '2026-08-17'],
      ] as const) {
        const told = await client.requestStatistics.get({ from: Day.parse(from), to: Day.parse(to) })
        const lists = await compared(client, told)
        expect(lists.map(([name, , total]) => [name, total])).toEqual(
          lists.map(([name, count]) => [name, count]),
        )
        const { closed, inTime, late } = told.all
        expect(inTime.count + late.count).toBe(closed.count)
        for (const by of ['channel', 'outcome', 'month'] as const)
          expect(told.groups[by].reduce((sum, group) => sum + group.closed.count, 0)).toBe(closed.count)
      }
    })
  })

  test('is sound: database, audit chain, signatures and every record', async () => {
    expect(await onTheMorning((client) => client.store.verify())).toMatchObject({ ok: true, problems: [] })
  })

  test('was lived through in order: no entry of the audit log finds the clock set back or months ahead', () => {
    expect(dump.audit?.length).toBeGreaterThan(500)
    expect(dump.audit?.filter(({ clock }) => clock !== 'ok')).toEqual([])
    expect(dump.audit?.at(-1)?.at).toBe('2026-11-20T23:05:00.000Z')
  })

  test('leaves the organisation complete, with the authority told of its data protection officer', async () => {
    expect(await onTheMorning((client) => client.organisation.get())).toMatchObject({
      name: 'Firnavelle GmbH',
      address: expect.stringContaining('München'),
      region: 'BY',
      employees: 640,
      dpo: { name: 'Jonna Reitmoser', authorityToldOn: '2024-12-04' },
      supervisoryAuthority: expect.stringContaining('Datenschutzaufsicht'),
    })
    expect((await onTheMorning((client) => client.dashboard.today())).setUp).toEqual([])
  })

  test('was made without one call over the network', () => {
    expect(calls).not.toHaveBeenCalled()
  })

  test('leaves nothing of the telling behind but the store and the entry of the recent list', () => {
    expect(readdirSync(demo.stateDir).filter((name) => name.startsWith('demo-'))).toEqual([])
    expect(readdirSync(root).toSorted()).toEqual(['Demo.wardbook', 'state', 'tmp'])
  })
})

describe('the requests', () => {
  test('stand at every stage on the morning of the reference date', () => {
    const open = requests.filter(({ clockState }) => clockState !== 'closed')
    expect(open.filter(({ dueOn }) => dueOn !== null && dueOn < asOf)).toHaveLength(2)
    expect(open.filter(({ clockState }) => clockState === 'suspended')).toHaveLength(2)
    expect(
      open.filter(({ clockState, dueOn }) => clockState === 'running' && `${dueOn}` > asOf),
    ).toHaveLength(4)
    expect(requests.filter(({ answeredInTime }) => answeredInTime === true)).toHaveLength(12)
    expect(requests.filter(({ answeredInTime }) => answeredInTime === false)).toHaveLength(1)
  })

  test('end in every way that a request can end', () => {
    const outcomes = requests.map(({ outcome }) => outcome)
    expect(new Set(outcomes)).toEqual(
      new Set([null, 'fulfilled', 'partlyFulfilled', 'noDataFound', 'notIdentifiable']),
    )
  })

  test('have an outcome that fits their status', () => {
    const granted = requests.filter(({ outcome }) => outcome === 'fulfilled' || outcome === 'partlyFulfilled')
    expect(granted.length).toBeGreaterThan(5)
    for (const { reference, status } of granted) expect(status, reference).toBe('fulfilled')
  })

  test.each([
    'partialAnswerSent',
    'refusalSent',
    'authorityOfRepresentativeAsked',
    'minorIdentified',
    'extensionNoticeSent',
    'identityUnanswered',
    'marketingObjection',
    'consentWithdrawn',
    'receivedByProcessor',
    'clarificationAsked',
    'answerBounced',
    'complaintToAuthority',
  ])('know the legal event %s', (event) => {
    expect(dump.clockEvent?.some((row) => row.event === event)).toBe(true)
  })

  test('hold a notice of extension that came too late and moved nothing', async () => {
    const warnings = await onTheMorning(async (client) => {
      const [late] = (await client.rightsRequest.list({ filter: { search: 'Auerbach' } })).items
      if (late === undefined) throw new Error('the demonstration has lost this request')
      return (await client.rightsRequest.clock({ id: late.id })).clocks.flatMap((clock) => clock.warnings)
    })
    expect(warnings.map(({ key }) => key)).toContain('deadline:warning.extensionLate')
  })
})

describe('what goes with the requests', () => {
  test('two letters are made and sent, one of which has arrived', async () => {
    const { items } = await onTheMorning((client) => client.letter.list({}))
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['extensionNotice', 'partialAnswer'])
    expect(items.flatMap(({ deliveries }) => deliveries.map(({ outcome }) => outcome)).toSorted()).toEqual([
      'arrived',
      'pending',
    ])
    expect(items.every(({ language, documents }) => language === 'en' && documents.length === 1)).toBe(true)
  })

  test('a package is reviewed, mandates are on file, and what was sent twice is known as such', () => {
    const reviewed = requests.filter(({ disclosure }) => disclosure !== null)
    expect(reviewed.map(({ disclosure }) => disclosure?.people.length)).toEqual([0])
    expect(requests.filter(({ mandate }) => mandate !== null)).toHaveLength(2)
    expect(requests.filter(({ relation }) => relation?.kind === 'duplicate')).toHaveLength(1)
  })

  test('the address of another person waits to be blacked out, and two files are past their retention date', async () => {
    const dueSoon = requests.find(
      ({ status, rights }) => status === 'initiated' && rights.includes('art20Portability'),
    )
    const { found, retention } = await onTheMorning(async (client) => ({
      found: await client.rightsRequest.findSubject({ id: dueSoon?.id as `request_${string}` }),
      retention: await client.requestRetention.preview(),
    }))
    expect(
      found.people.flatMap(({ properties }) => properties.flatMap(({ thirdParties }) => thirdParties)),
    ).toEqual(['p.deligiannis@example.net'])
    expect(retention.files.map(({ kept }) => kept)).toEqual([[], []])
  })

  test('an authority waits for a statement, and what it needs is held', async () => {
    const { files, holds } = await onTheMorning(async (client) => ({
      files: (await client.authorityFile.list({})).items,
      holds: (await client.legalHold.list({})).items,
    }))
    expect(files.map(({ kind }) => kind).toSorted()).toEqual([
      'complaintToAuthority',
      'complaintToController',
      'inquiry',
    ])
    expect(files.filter(({ dueOn }) => dueOn !== null).map(({ dueOn }) => dueOn)).toEqual(['2026-11-29'])
    expect(holds.map(({ liftedOn }) => liftedOn === null).toSorted()).toEqual([false, true])
  })
})

describe('the breaches', () => {
  test('keep one within its 72 hours', () => {
    const running = breaches.filter(({ clockState }) => clockState === 'running')
    expect(running).toHaveLength(1)
    expect(running[0]?.dueAt).toBe('2026-11-23T10:20:00.000Z')
    expect(running[0]).toMatchObject({ authorityNotification: 'undetermined', notifiedAt: null })
  })

  test('keep advice and decision, also where nobody was notified', () => {
    const decided = breaches.filter(({ decision }) => decision !== null)
    expect(decided).toHaveLength(7)
    expect(decided.every(({ advice }) => advice !== null)).toBe(true)
    expect(
      decided.filter(({ authorityNotification }) => authorityNotification === 'notRequired'),
    ).toHaveLength(2)
  })

  test.each([
    'supplementFiled',
    'finalFiled',
    'art34Sent',
    'art34Exempt',
    'notificationWithdrawn',
    'processorNotified',
  ])('know the legal event %s', (event) => {
    expect(dump.clockEvent?.some((row) => row.event === event)).toBe(true)
  })

  test('were notified in time but one, which says why', async () => {
    const late = await onTheMorning(async (client) => {
      const found = []
      for (const { id, title } of (await client.breach.list({})).items) {
        const { clocks } = await client.breach.clock({ id })
        if (clocks.some(({ warnings }) => warnings.some(({ key }) => key.endsWith('filedLate'))))
          found.push(title)
      }
      return found
    })
    expect(late).toEqual(['Accounts opened with stolen passwords'])
    const reasons = dump.clockEvent
      ?.filter(({ event }) => event === 'initialFiled')
      .map(({ reason }) => reason)
    expect(reasons?.some((reason) => String(reason).includes('Reasons for the delay'))).toBe(true)
  })
})

describe('the register', () => {
  test('holds entries of every kind and status, most of them complete', () => {
    expect(new Set(activities.map(({ kind }) => kind))).toEqual(
      new Set(['controller', 'processor', 'jointController']),
    )
    expect(new Set(activities.map(({ status }) => status))).toEqual(
      new Set(['draft', 'inReview', 'approved', 'retired']),
    )
    expect(activities.filter(({ completeness }) => completeness === 100).length).toBeGreaterThanOrEqual(19)
  })

  test.each(gapsOn(asOf))('has one honest gap: %s in %s', (_gap, name, broken) => {
    expect(activities.filter(broken).map((activity) => activity.name)).toEqual([name])
  })

  test('has one processor without an agreement and one whose agreement has lapsed', () => {
    const processors = vendors.filter(({ role }) => role === 'processor')
    expect(processors.filter(({ agreement }) => agreement === null).map(({ name }) => name)).toEqual([
      'Knitterwerk Aktenvernichtung',
    ])
    expect(
      processors
        .filter(({ agreement }) => agreement?.validUntil && agreement.validUntil < asOf)
        .map(({ name }) => name),
    ).toEqual(['Rufnest Service'])
  })

  test('names discovered fields, and leaves personal fields that no entry names', () => {
    const used = new Set(activities.flatMap(({ dataItems }) => dataItems.flatMap(({ fieldIds }) => fieldIds)))
    expect([...used].filter((id) => !fields.some((field) => field.id === id))).toEqual([])
    expect(used.size).toBeGreaterThan(20)
    expect(
      fields.filter(({ id, dataCategory }) => dataCategory !== null && !used.has(id)).length,
    ).toBeGreaterThan(5)
  })
})

describe('the customer system', () => {
  test('was discovered twice: four fields came, one went, some proposals wait', async () => {
    const found = await onTheMorning(async (client) => {
      const snapshots = (await client.snapshot.list({})).items.toSorted((a, b) =>
        a.takenAt.localeCompare(b.takenAt),
      )
      const [from, to] = snapshots
      if (from === undefined || to === undefined) throw new Error('two discoveries are missing')
      return {
        difference: await client.snapshot.compare({ from: from.id, to: to.id }),
        shares: (await client.dashboard.today()).fieldsByDecision,
        connection: (await client.connection.list({})).items[0],
      }
    })
    expect(found.difference.added).toHaveLength(4)
    expect(found.difference.vanished).toEqual([{ dataset: 'contacts', field: 'twitterhandle' }])
    for (const decision of ['accepted', 'rejected', 'proposed']) {
      expect(found.shares.find(({ key }) => key === decision)?.count, decision).toBeGreaterThan(0)
    }
    expect(found.connection).toMatchObject({ status: 'working', hasSecret: true, connector: 'hubspot' })
  })

  test('holds the people of the requests under their own names', async () => {
    const found = await onTheMorning((client) =>
      client.person.list({ filter: { search: 'clementine.roussarie@example.com' } }),
    )
    expect(found.items).toHaveLength(1)
  })
})

test('no text of the store lies in a file, while it is open nor afterwards', async () => {
  await onTheMorning(async (client) => {
    await client.task.create({ title: 'Kekspause' })
    await client.search.find({ text: 'Roussarie' })
    await client.person.list({ sort: [{ column: 'name', direction: 'desc' }] })
    expect(filesWith(root, canaries)).toEqual([])
  })
  expect(filesWith(root, canaries)).toEqual([])
  // What does stand in clear is found, so that the search proves something.
  expect(filesWith(root, ['WARDBOOK-KEYRING'])).toHaveLength(2)
})
