import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'
import { answers, requestWith } from './written.ts'

const which = { kind: 'refusal', language: 'en' } as const

test('a template of the store takes the place of the shipped one, until it is put back', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  const titleNow = async () => (await client.letter.draft({ ...which, subjectId: request.id, answers })).title
  const { shipped } = await client.letterTemplate.get(which)
  const text = shipped.replace(/^.*\n/, 'Our answer to {{recipientName}}\n')
  const own = await client.letterTemplate.change({ ...which, text, revision: null })
  expect(await titleNow()).toBe('Our answer to Ana Beispiel')
  expect((await client.letterTemplate.list({})).templates).toEqual([own])
  await client.letterTemplate.reset({ ...which, revision: own.revision })
  expect(await titleNow()).toBe('We cannot meet your request, REQ-2026-001')
  const { items } = await client.audit.list({ filter: { entity: ['letterTemplate'] } })
  expect(items.map(({ action }) => action)).toEqual(['letterTemplate.reset', 'letterTemplate.change'])
})

test('a template with a broken placeholder is refused with line and placeholder', async () => {
  const { client } = await openTestStore()
  const text = 'Title\n\nDear {{recipentName}},\n{{#isUk}}'
  expect((await client.letterTemplate.preview({ ...which, text })).problems).toEqual([
    { line: 3, placeholder: 'recipentName', key: 'unknownPlaceholder' },
    { line: 4, placeholder: 'isUk', key: 'unclosedSection' },
  ])
  await expect(client.letterTemplate.change({ ...which, text, revision: null })).rejects.toMatchObject({
    code: 'invalid-input',
    data: {
      issues: [
        { key: 'template_unknownPlaceholder', params: { line: 3, placeholder: 'recipentName' } },
        { key: 'template_unclosedSection', params: { line: 4, placeholder: 'isUk' } },
      ],
    },
  })
})

test('a template that leaves out the judicial remedy is refused with the article', async () => {
  const { client } = await openTestStore()
  const { shipped } = await client.letterTemplate.get(which)
  const text = shipped.replace(/\{\{#part\.judicialRemedy\}\}[\s\S]*?\{\{\/part\.judicialRemedy\}\}/, '')
  await expect(client.letterTemplate.change({ ...which, text, revision: null })).rejects.toMatchObject({
    data: {
      issues: [{ key: 'letterLacks', params: { part: 'judicialRemedy', article: 'GDPR Art. 12(4), 79' } }],
    },
  })
})

test('a preview names the values where a letter will say them', async () => {
  const { client } = await openTestStore()
  const { shipped } = await client.letterTemplate.get({ kind: 'extensionNotice', language: 'de' })
  const { text, problems, lacking } = await client.letterTemplate.preview({
    kind: 'extensionNotice',
    language: 'de',
    text: shipped,
  })
  expect([problems, lacking]).toEqual([[], []])
  expect(text).toContain('[neuer Tag, an dem die Antwort fällig ist]')
})

test('who began with the shipped text does not write over what somebody else saved meanwhile', async () => {
  const { client } = await openTestStore()
  const { shipped } = await client.letterTemplate.get(which)
  await client.letterTemplate.change({ ...which, text: `${shipped}\nA`, revision: null })
  await expect(
    client.letterTemplate.change({ ...which, text: `${shipped}\nB`, revision: null }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('a tag of blanks alone that never ends is named as unclosed, however long it is', async () => {
  const { client } = await openTestStore()
  const text = `Title\n{{${' '.repeat(19_000)}`
  expect((await client.letterTemplate.preview({ ...which, text })).problems).toEqual([
    { line: 2, placeholder: expect.stringMatching(/^\{\{ +$/), key: 'unclosedTag' },
  ])
})
