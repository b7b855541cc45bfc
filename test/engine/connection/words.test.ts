import { describe, expect, test } from 'vitest'
import { openWords } from '#engine/language/index.ts'
import type { Message } from '#shared/kernel/message.ts'
import { resourcesDir } from '../../support/open-test-store.ts'

const wordsOf = openWords(resourcesDir)
const message = (key: string, params: Message['params']): Message => ({ key, params, article: null })

const place = {
  host: 'api.hubapi.com',
  path: '/crm/v3/objects/contacts',
  status: 502,
  permissions: 'crm.read',
}
const messages: readonly Message[] = [
  ...['name', 'time', 'closed', 'certificate', 'cut'].map((reason) =>
    message('connector:fault.connector-unreachable', { ...place, reason }),
  ),
  ...['not-json', 'not-text', 'too-deep', 'too-large', 'no-rows', 'too-many-rows', 'cursor'].map((reason) =>
    message('connector:fault.connector-answer-malformed', { ...place, reason }),
  ),
  ...['scheme', 'credentials', 'host', 'private', 'redirect', 'link'].map((reason) =>
    message('connector:fault.address-refused', { ...place, reason }),
  ),
  ...['refused', 'forbidden', 'throttled', 'failed'].map((fault) =>
    message(`connector:fault.connector-${fault}`, place),
  ),
  message('connector:note.people-unread', { count: 1 }),
  message('connector:note.people-unread', { count: 7 }),
  message('classifier:reason.values', { pattern: 'iban', fitting: 8, of: 9 }),
  message('classifier:reason.name', { term: 'iban' }),
]

describe.each(['en', 'fr', 'de'] as const)('the words of faults, notes and reasons in %s', (language) => {
  test.each(messages.map((each) => [`${each.key} ${String(each.params.reason ?? '')}`, each] as const))(
    '%s',
    async (_, each) => {
      const text = (await wordsOf(language)).message(each)
      expect(text).toMatch(/\S[.?]$/u)
      expect(text).not.toMatch(/\{\{|\$t|connector:|classifier:|undefined/)
    },
  )
})

test('what a vendor writes is not read as a text of ours', async () => {
  const words = await wordsOf('en')
  const sly = message('classifier:reason.vendor', { mark: '$t(connector:fault.connector-refused) {{term}}' })
  expect(words.message(sly)).toContain('$t(connector:fault.connector-refused)')
})
