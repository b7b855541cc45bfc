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
    expect(page.items[0]).toMatchObject({ name: 'A… D…', email: 'a…@example.org' })
    const cursor = Buffer.from(page.nextCursor ?? '', 'base64url').toString('utf8')
    expect(`${JSON.stringify(page)}${cursor}`).not.toMatch(/Dupont|dupont/)
  })

  test('a search finds whole values only', async () => {
    const { client } = await people()
    const found = async (search: string) => (await client.person.list({ filter: { search } })).total
    expect(await found('ana.novak.0@example.org')).toBe(1)
    expect(await found('ANA.NOVAK.0@EXAMPLE.ORG')).toBe(1)
    expect(await found('@example.org')).toBe(0)
    expect(await found('example.org')).toBe(0)
    expect(await found('novak')).toBe(30)
    expect(await found('Ana Novák')).toBe(3)
    expect(await found('wojcik')).toBe(20)
    expect(await found('nov')).toBe(0)
    expect(await found('+44 7700 900 000')).toBe(1)
    expect(await found('0044 7700 900000')).toBe(1)
    expect(await found('77009')).toBe(0)
  })

  test('pages show everybody once, whatever they are sorted by, those without a date too', async () => {
    const { client, connection, twin } = await connected({ contacts: 250 })
    for (const id of [...twin.contacts.keys()].filter((_id, place) => place % 7 === 0))
      twin.edit(id, {}, 'no date')
    await ended(client, client.connection.sync({ id: connection.id }))
    for (const column of ['name', 'country', 'updatedInSourceAt', 'readAt'] as const)
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof client.person.list>> = await client.person.list({
            sort: [{ column, direction }],
            limit: 30,
            cursor,
          })
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor
        } while (cursor !== null)
        expect([column, direction, seen.length, new Set(seen).size]).toEqual([column, direction, 250, 250])
      }
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
