import { describe, expect, test } from 'vitest'
import { connected, ended } from '../connection/support.ts'

async function people(contacts = 250) {
  const made = await connected({ contacts })
  await ended(made.client, made.client.connection.sync({ id: made.connection.id }))
  return made
}

describe('people', () => {
  test('a list shows them masked, its cursor too', async () => {
    const { client } = await people()
    const page = await client.person.list({ limit: 2, sort: [{ column: 'name', direction: 'asc' }] })
    expect(page.items[0]).toMatchObject({ name: 'A… D…', email: 'a…@example.org', country: 'France' })
    const cursor = Buffer.from(page.nextCursor ?? '', 'base64url').toString('utf8')
    expect(`${JSON.stringify(page)}${cursor}`).not.toMatch(/Dupont|dupont/)
  })

  test.each([
    ['ana.novak.0@example.org', 1],
    ['ANA.NOVAK.0@EXAMPLE.ORG', 1],
    ['@example.org', 0],
    ['example.org', 0],
    ['novak', 30],
    ['Ana Novák', 3],
    ['wojcik', 20],
    ['nov', 0],
    ['+44 7700 900 000', 1],
    ['0044 7700 900000', 1],
    ['77009', 0],
  ])('a search for %s finds %i by whole values only', async (search, total) => {
    const { client } = await people()
    expect((await client.person.list({ filter: { search } })).total).toBe(total)
  })

  test.each([
    ['name', 'asc'],
    ['name', 'desc'],
    ['updatedInSourceAt', 'desc'],
    ['country', 'asc'],
  ] as const)('pages by %s %s show everybody once', async (column, direction) => {
    const { client } = await people()
    const seen: string[] = []
    for (let cursor: string | null = null, page = 0; page === 0 || cursor !== null; page++) {
      const found: Awaited<ReturnType<typeof client.person.list>> = await client.person.list({
        sort: [{ column, direction }],
        limit: 70,
        cursor,
      })
      seen.push(...found.items.map(({ id }) => id))
      cursor = found.nextCursor
    }
    expect(seen).toHaveLength(250)
    expect(new Set(seen).size).toBe(250)
  })

  test('to reveal one is audited and shows all that was read', async () => {
    const { client } = await people(3)
    const [person] = (await client.person.list({ filter: { search: 'ana.novak.0@example.org' } })).items
    if (person === undefined) throw new Error('Ana is there')
    const revealed = await client.person.reveal({ id: person.id })
    expect(revealed).toMatchObject({
      person: { name: 'Ana Novak', email: 'ana.novak.0@example.org' },
      properties: { hs_email_optout: 'true', hs_legal_basis: null },
    })
    const { items } = await client.audit.list({ filter: { action: ['person.reveal'] } })
    expect(JSON.stringify(items)).toContain(person.id)
    expect(JSON.stringify(items)).not.toContain('novak')
  })
})
