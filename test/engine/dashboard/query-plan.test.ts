import { expect, test } from 'vitest'
import { openStore } from '#engine/store/index.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore } from '../../support/open-test-store.ts'

test.each([
  [
    'running clocks of requests',
    "select * from rightsRequest where clockState in ('running', 'suspended', 'notStarted') order by dueOn limit 50",
  ],
  ['running clocks of breaches', "select * from breach where clockState = 'running' order by dueAt limit 50"],
  [
    'due requests',
    "select id from rightsRequest where clockState in ('running', 'suspended') and dueOn < '2026-03-01'",
  ],
  ['due tasks', "select id from task where status in ('open', 'inProgress') and dueOn < '2026-03-01'"],
  [
    'due reviews',
    "select id from processingActivity where status in ('draft', 'inReview', 'approved') and reviewOn < '2026-03-01'",
  ],
  [
    'requests by month',
    "select substr(receivedOn, 1, 7), status, count(*) from rightsRequest where receivedOn >= '2025-03-01' group by 1, 2",
  ],
  ['history of a record', "select * from audit where entityId = 'x' order by seq desc limit 50"],
  ['what names a record', "select fromEntity, fromId from link where toId = 'x'"],
  ['events of a record', "select * from clockEvent where subjectId in ('x') order by id"],
  ['a person by e-mail', "select personId from personKey where value = 'a@example.org'"],
])('the query for %s uses an index', async (_what, query) => {
  const { engine, folder, time } = await openTestStore()
  await engine.close()
  const newId = () => {
    throw new Error('reads only')
  }
  const store = await openStore(
    folder,
    { user: 'Ana DPO', passphrase },
    { clock: time.clock, newId, ballastBytes: 0 },
  )
  const plan = store.reader.raw.prepare(`explain query plan ${query}`).all() as { detail: string }[]
  await store.close()
  const steps = plan.map(({ detail }) => detail)
  expect(steps.filter((step) => /^SCAN (?!.*USING)/.test(step))).toEqual([])
  expect(steps.join('\n')).toMatch(/USING (COVERING )?(INDEX|PRIMARY KEY)/)
})
