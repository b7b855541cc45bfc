import { expect, test } from 'vitest'
import { formInForce, loadEdpbForms, loadPortalSheets } from '#engine/edpb-form/index.ts'
import { openWords } from '#engine/language/index.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import { openTestStore, resourcesDir } from '../../support/open-test-store.ts'
import { reportOf } from '../document/made-document.ts'

const now = '2026-03-28T18:00:00Z'
const lost = {
  title: 'Notebook lost',
  nature: ['confidentiality'],
  incidentType: 'lostOrStolenDevice',
  peopleCount: { kind: 'exact', value: 1200 },
  aware: { at: Instant.parse('2026-03-27T17:30:00Z'), reason: 'Owner told us', by: 'Head of IT' },
} as const
const sheets = loadPortalSheets(resourcesDir)

test('the sheet of the authority that is competent comes first, in its own order and with the answers in words', async () => {
  const { client } = await openTestStore({ now })
  const organisation = await client.organisation.get({})
  await client.organisation.update({
    id: organisation.id,
    revision: organisation.revision,
    changes: { country: 'FR', region: null, calendarCountry: null },
  })
  const { id } = await client.breach.create({ ...lost, nature: [...lost.nature] })
  const [first, ...others] = (await client.breach.filingSheets({ id })).sheets
  expect(first).toMatchObject({ key: 'cnil', authority: 'fr', isConcerned: true, isOrderSeen: false })
  expect(others.some(({ isConcerned }) => isConcerned)).toBe(false)
  const answers = new Map(
    first?.sections.flatMap(({ questions }) => questions.map(({ key, answer }) => [key, answer] as const)),
  )
  // The portal speaks French, whatever the organisation's language.
  expect(answers.get('incident')).toBe('Appareil perdu ou volé')
  expect(answers.get('people')).toMatch(/^Nombre exact\n1\s200$/)
  expect(answers.get('told')).toBe('')
})

test('an authority without a sheet of its own has the questions of GDPR Art. 33(3)', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({ ...lost, nature: [...lost.nature] })
  await client.breach.chooseAuthorities({ id, revision, authorities: ['at'], reason: 'Main establishment' })
  const [first] = (await client.breach.filingSheets({ id })).sheets
  expect(first).toMatchObject({ key: 'general', authority: null, isConcerned: true })
})

test('each other party has a line of its own: role, name and where to reach it', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({ ...lost, nature: [...lost.nature] })
  const own = {
    field_38: 'a',
    field_39: ['Processor', 'Joint controller'],
    field_40: ['Postbote', 'Lager'],
    field_41: ['dpo@postbote.example', 'dpo@lager.example'],
  }
  await client.breach.answerForm({ id, revision, own })
  const general = (await client.breach.filingSheets({ id })).sheets.find(({ key }) => key === 'general')
  const asked = general?.sections.flatMap(({ questions }) => questions)
  expect(asked?.find(({ key }) => key === 'otherParties')?.answer).toBe(
    'Yes\nProcessor, Postbote, dpo@postbote.example\nJoint controller, Lager, dpo@lager.example',
  )
})

test.each(languages)('an answer for a portal names no field of the template (%s)', async (language) => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({ ...lost, nature: [...lost.nature] })
  const own = { field_60: ['a'], field_65: ['h'], field_70: ['b', 'u'] }
  await client.breach.answerForm({ id, revision, own })
  const said = JSON.stringify(await reportOf(client, { kind: 'breach-filing-sheet', recordId: id, language }))
  expect(said).toMatch(/Others|Weitere|Autres/)
  expect(said).not.toMatch(/(described in|in|au) \d{2}\b/)
})

test('the printed sheet has one part for each authority and says what is not attested', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({
    ...lost,
    nature: [...lost.nature],
    regimes: ['eu', 'uk'],
  })
  await client.breach.chooseAuthorities({ id, revision, authorities: ['ie', 'uk'], reason: 'Asked for' })
  const report = await reportOf(client, { kind: 'breach-filing-sheet', recordId: id })
  const blocks = report.sections.flatMap((section) => section.blocks)
  const titles = blocks.flatMap((block) =>
    block.type === 'heading' && block.level === 1 ? [block.text] : [],
  )
  expect(titles).toEqual([expect.stringContaining('DPC'), expect.stringContaining('ICO')])
  const notes = blocks.flatMap((block) => (block.type === 'note' ? [String(block.text)] : []))
  expect(notes).toEqual([
    expect.stringMatching(/^Order not attested\. Basis: from memory\./),
    expect.stringMatching(/^Order as seen at the source\./),
  ])
  const fields = blocks.flatMap((block) => (block.type === 'fields' ? block.fields : []))
  expect(fields).toContainEqual(
    expect.objectContaining({ label: 'Measures taken', article: 'Question not attested' }),
  )
})

test('every question of a sheet leads to fields of the form', () => {
  const form = formInForce(loadEdpbForms(resourcesDir), Day.parse('2026-11-22'))
  const known = new Set<unknown>(form.fields.map(({ number }) => number))
  const asked = sheets.flatMap(({ sections }) =>
    sections.flatMap(({ questions }) => Object.values(questions)),
  )
  expect(asked.length).toBeGreaterThan(100)
  const numbers = asked.flatMap(({ from }) => from.filter((one) => typeof one === 'number'))
  expect(numbers.filter((number) => !known.has(number))).toEqual([])
})

test.each(languages)('every sheet has words in %s', async (language) => {
  const { text } = await openWords(resourcesDir)(language)
  const keys = sheets.flatMap(({ key, sections }) => [
    `source.${key}`,
    ...sections.flatMap((section) => [
      `section.${section.key}`,
      ...Object.keys(section.questions).map((question) => `question.${question}`),
    ]),
  ])
  expect(keys.filter((key) => text(`filing-sheet:${key}`) === key)).toEqual([])
})
