import { expect, test } from 'vitest'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { languages } from '#shared/kernel/message.ts'
import { wordKey } from '../../../src/renderer/design/form/lens.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { wordsOf } from './locales.ts'

const future = '2026-03-09T09:00:00.000Z'

test.each([
  [
    'breach',
    { title: 'Lost laptop', aware: { at: future, reason: 'Reported', by: 'Head of IT' } },
    { en: ['Awareness of the controller', 'Aware since'] },
  ],
  ...(
    [
      ['detectedAt', 'Detected'],
      ['begunAt', 'Begun'],
      ['endedAt', 'Ended'],
    ] as const
  ).map(([field, label]) => ['breach', { title: 'Lost laptop', [field]: future }, { en: [label] }] as const),
  [
    'rights-request',
    { subjectName: 'Iris Muster', rights: ['art15Access'], receivedAt: future },
    { en: ['Received at'] },
  ],
] as const)(
  'a moment in the future is named in the form of a new %s as its field is',
  async (namespace, input, said) => {
    const { call } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
    const operation = namespace === 'breach' ? 'breach.create' : 'rightsRequest.create'
    const refusal: { data?: { issues: InputIssue[] } } = await call(operation, input).then(
      () => ({}),
      (error) => error,
    )
    const [issue] = refusal.data?.issues ?? []
    expect(issue).toMatchObject({ key: 'inFuture' })
    const keys = (issue?.path ?? []).map((_, place, path) => `field.${wordKey(path.slice(0, place + 1))}`)
    expect(keys.map((key) => wordsOf('en', namespace).get(key))).toEqual(said.en)
    for (const language of languages) {
      expect(keys.filter((key) => !wordsOf(language, namespace).has(key))).toEqual([])
      expect(wordsOf(language, 'faults').has('issue.inFuture')).toBe(true)
    }
  },
)
