import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ConnectorDefinition, loadCatalogue } from '#engine/connector/index.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
const hubspot = parse(readFileSync(join(resources, 'connectors/hubspot.yaml'), 'utf8'))

describe('connector files', () => {
  test('every connector file loads and is found by its key', () => {
    const files = readdirSync(join(resources, 'connectors'))
    const catalogue = loadCatalogue(join(resources, 'connectors'))
    expect([...catalogue.keys()].map((key) => `${key}.yaml`)).toEqual(files.toSorted())
  })

  test('every text that a connector file names exists in all languages', () => {
    const keys = readdirSync(join(resources, 'connectors')).flatMap((file) =>
      [...readFileSync(join(resources, 'connectors', file), 'utf8').matchAll(/connector:([\w.-]+)/g)].map(
        (match) => match[1] ?? '',
      ),
    )
    expect(keys.length).toBeGreaterThan(2)
    for (const language of ['en', 'fr', 'de']) {
      const words = JSON.parse(readFileSync(join(resources, 'locales', language, 'connector.json'), 'utf8'))
      for (const key of keys) expect(wordsAt(words, key), `${language} ${key}`).toBeTypeOf('string')
    }
  })

  test('a request that uses a value nobody offers is refused', () => {
    const broken = structuredClone(hubspot)
    broken.records.request.query.tenant = '{tenant}'
    expect(ConnectorDefinition.safeParse(broken).error?.issues[0]?.path).toEqual(['records', 'request'])
  })

  test('an authentication with a secret that is not declared is refused', () => {
    const broken = { ...hubspot, authentication: { kind: 'bearer', secret: 'password' } }
    expect(ConnectorDefinition.safeParse(broken).success).toBe(false)
  })

  test('a base address without TLS is refused', () => {
    expect(ConnectorDefinition.safeParse({ ...hubspot, baseUrl: 'http://api.hubapi.com' }).success).toBe(
      false,
    )
  })

  test('a property that the schema does not know is refused', () => {
    expect(ConnectorDefinition.safeParse({ ...hubspot, script: 'x' }).success).toBe(false)
  })
})

/** i18next holds a counted text under `_one` and `_other`. */
function wordsAt(words: unknown, key: string): unknown {
  const at = (path: string) =>
    path
      .split('.')
      .reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], words)
  return at(key) ?? at(`${key}_other`)
}
