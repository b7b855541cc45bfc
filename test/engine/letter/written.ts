import type { LetterKind } from '#shared/contract/letter.ts'
import type { TestClient } from '../../support/open-test-store.ts'

type Wanted = Parameters<TestClient['letter']['make']>[0]

/** An answer to every question that any letter asks. */
export const answers = {
  doubt: 'The request came from an address that we do not know.',
  means: 'Answer from the address of your account.',
  missing: 'A signed mandate.',
  volume: 'Orders of nine years.',
  question: 'Which years?',
  reasons: 'The data is needed to defend a claim before court.',
  amount: '25 EUR',
  given: 'Your newsletter profile is erased.',
  withheld: 'The invoices of 2021 stay.',
  following: 'The call recordings.',
  authority: 'Bayerisches Landesamt für Datenschutzaufsicht\nPromenade 18',
  done: 'Your data is erased.',
  searched: 'The CRM, by e-mail address.',
  controller: 'Kestrel Shops, London',
  message: 'Erase me.',
  action: 'Erased.',
  which: 'The profile of customer 4711.',
  lifting: 'On 1 May, for your orders.',
  steps: 'We ask those who handled it.',
  announcedOn: '2026-06-30',
  nature: 'A laptop was stolen.',
  consequences: 'False letters.',
  measures: 'The laptop was locked.',
  advice: 'Do not answer strange letters.',
} as const

/** Makes a letter and gives its record. */
export async function makeLetter(client: TestClient, wanted: Wanted) {
  const { jobId } = await client.letter.make(wanted)
  for (;;) {
    const { state, fault, result } = await client.job.get({ id: jobId })
    if (fault) throw Object.assign(new Error(fault.code), fault)
    if (state === 'done') return client.letter.get(result as { id: never })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A request with every right, written for somebody else, with what letters refer to. */
export async function requestWith(client: TestClient, changes: Record<string, unknown> = {}) {
  return client.rightsRequest.create({
    subjectName: 'Ana Beispiel',
    subjectEmail: 'ana@example.com',
    rights: ['art17Erasure'],
    receivedAt: '2026-03-02T09:00:00Z' as never,
    ...changes,
  } as never)
}

export const ofBreach: ReadonlySet<LetterKind> = new Set(['art34Communication', 'processorNotice'])
