import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from '../backup/support.ts'
import { places, traces, wholeFile } from './whole-file.ts'

const ledgerOf = (folder: string) => readFileSync(join(folder, 'erasures.jsonl'), 'utf8')

/** What became of a backup in a new place. */
async function restored({ client, engine }: Pick<TestStore, 'client' | 'engine'>, path: string) {
  await engine.close()
  const to = join(temporaryFolder(), 'Restored')
  const done = await client.backup.restore({ path, to, passphrase })
  // Before anybody opens it: what stands in its pages now is what the restore left there.
  return { ...done, found: await traces(done.path) }
}

describe('a backup from before a blanking', { timeout: 120_000 }, () => {
  test('blanks the file again when it is restored, in every page, on the day of then, and says so', async () => {
    const store = await wholeFile()
    const { client, folder, id, time } = store
    const path = await backUp(client)
    time.forward({ minutes: 5 })
    expect((await client.requestRetention.blank({ ids: [id], passphrase })).copies).toMatchObject([{ path }])
    const { reference } = await client.rightsRequest.get({ id })
    const past = (await client.dashboard.today()).requestsPastRetention
    expect(ledgerOf(folder)).toMatch(/^\{"at":"[^"]+","request":"[0-9a-f]{64}","v":1\}\n$/)
    expect(ledgerOf(folder)).not.toContain(id)
    expect((await client.backup.inspect({ path })).loss).toMatchObject({ blankedSince: 1, erasedSince: 0 })
    expect(await client.person.erasures()).toEqual({ items: [], blankedFiles: 1 })
    time.set('2026-04-02T12:00:00Z')
    const done = await restored(store, path)
    expect(done).toMatchObject({ blankedAgain: 1, erasedAgain: 0, hasLedger: true, found: [] })
    await client.store.unlock({ path: done.path, passphrase })
    const whole = { reference, subjectName: '', blankedOn: '2026-03-02', closedOn: '2020-03-20' }
    expect(await client.rightsRequest.get({ id })).toMatchObject(whole)
    expect((await client.rightsRequest.list({ filter: { isBlanked: true } })).total).toBe(1)
    expect((await client.dashboard.today()).requestsPastRetention).toBe(past)
    expect((await client.audit.verify()).problems).toEqual([])
    const { items } = await client.audit.list({ filter: { action: ['backup.restore'] } })
    expect(items.map(({ change }) => change?.note?.blankedAgain)).toContain(1)
    for (const { seq } of items)
      await expect(client.audit.revert({ seq }), String(seq)).rejects.toMatchObject({
        code: expect.stringMatching(/^(request-blanked|not-found|legal-event-stays)$/),
      })
    // What it was restored with, it hands on.
    expect(ledgerOf(done.path)).toBe(ledgerOf(folder))
  })

  test('holds what the ledger does not name, and one from after it has nothing to blank', async () => {
    const store = await wholeFile()
    const { client, folder, id, time } = store
    const before = await backUp(client)
    time.forward({ minutes: 5 })
    await client.requestRetention.blank({ ids: [id], passphrase })
    time.forward({ minutes: 5 })
    const after = await backUp(client)
    const line = ledgerOf(folder)
    // Another key's line, one of a person, one that is broken: none of them means this file.
    const other = line.replace(/[0-9a-f]{64}/, '0'.repeat(64))
    writeFileSync(join(folder, 'erasures.jsonl'), `${other}${other.replace('request', 'person')}{"v":1\n`)
    const whole = await restored(store, before)
    expect(whole).toMatchObject({ blankedAgain: 0, erasedAgain: 0, found: places })
    writeFileSync(join(folder, 'erasures.jsonl'), line)
    expect(await client.backup.restore({ path: after, to: folder, replace: true, passphrase })).toMatchObject(
      {
        blankedAgain: 0,
        hasLedger: true,
      },
    )
  })

  test('brings a file back open that was closed later: it takes what closes it, and no words', async () => {
    const store = await openTestStore({ now: '2020-03-03T12:00:00Z' })
    const { client, time } = store
    const asked = { subjectName: 'Ana', rights: ['art15Access' as const] }
    const receivedAt = Instant.parse('2020-03-02T09:00:00Z')
    const { id, revision } = await client.rightsRequest.create({ ...asked, receivedAt })
    const path = await backUp(client, join(temporaryFolder(), 'stick.wardbook-backup'))
    const answered = {
      event: 'answerSent',
      occurredAt: Instant.parse('2020-03-03T11:00:00Z'),
      evidence: 'Mail to Ana',
    } as const
    await client.rightsRequest.recordEvent({ id, revision, event: answered })
    time.set('2026-03-02T12:00:00Z')
    await client.requestRetention.blank({ ids: [id], passphrase })
    const done = await restored(store, path)
    expect(done.blankedAgain).toBe(1)
    await client.store.unlock({ path: done.path, passphrase })
    const open = await client.rightsRequest.get({ id })
    expect(open).toMatchObject({ subjectName: '', blankedOn: '2026-03-02', closedOn: null })
    // What is only noted of the person would need the words that are gone.
    for (const event of ['scopeExtendedByRequester', 'identityDoubtRaised', 'actionDone'] as const)
      await expect(
        client.rightsRequest.recordEvent({
          id,
          revision: open.revision,
          event: { ...answered, event, rights: ['art17Erasure'] },
        }),
        event,
      ).rejects.toMatchObject({ code: 'request-blanked' })
    const closing = { id, revision: open.revision, event: answered }
    expect(await client.rightsRequest.recordEvent(closing)).toMatchObject({ closedOn: '2020-03-03' })
    const { events } = await client.rightsRequest.clock({ id })
    expect(events.at(-1)).toMatchObject({ event: 'answerSent', evidence: '', reason: '' })
    const { revision: closed } = await client.rightsRequest.get({ id })
    await expect(
      client.rightsRequest.recordEvent({ id, revision: closed, event: answered }),
    ).rejects.toMatchObject({ code: 'request-blanked' })
  })

  test('is named by the ledger until no copy that is known, or may turn up, has the file', async () => {
    const store = await wholeFile()
    const { client, folder, id, time } = store
    const { items } = await client.rightsRequest.list({ filter: { search: 'Later 11' } })
    await client.requestRetention.blank({ ids: [id], passphrase })
    time.forward({ minutes: 5 })
    await backUp(client, join(temporaryFolder(), 'stick.wardbook-backup'))
    time.forward({ minutes: 5 })
    await client.requestRetention.blank({ ids: items.map((request) => request.id), passphrase })
    const [first, second] = ledgerOf(folder).split('\n')
    time.forward({ days: 300 })
    // A clock that jumped is believed from the next opening on.
    const later = await (await store.reopen()).reopen()
    await backUp(later.client)
    expect(ledgerOf(folder)).toBe(`${first}\n${second}\n`)
    time.forward({ days: 80 })
    const last = await (await later.reopen()).reopen()
    await backUp(last.client)
    // The stick has the second file whole.
    expect(ledgerOf(folder)).toBe(`${second}\n`)
    const { items: made } = await last.client.audit.list({ filter: { action: ['backup.create'] } })
    expect(made.map(({ change }) => change?.note?.blankingsForgotten)).toContain(1)
  })
})
