import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  criteriaInForce,
  enisaFactors,
  loadBreachCriteria,
  loadEnisaMethod,
} from '#engine/assessment/index.ts'
import { Regime, Verdict } from '#shared/contract/codes.ts'
import { Day } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import { resourcesDir } from '../../support/open-test-store.ts'

const criteria = criteriaInForce(loadBreachCriteria(resourcesDir), Day.parse('2026-11-22'))
const method = loadEnisaMethod(resourcesDir)

/** Every text that an assessment can ask for, as `namespace:path`. */
function everyText(): readonly string[] {
  const facts = Object.entries(criteria.facts).flatMap(([name, { group, values }]) => [
    `breach-fact:field.${name}`,
    `breach-fact:help.${name}`,
    `breach-fact:group.${group}`,
    ...values.map((value) => `breach-fact:value.${name}.${value}`),
  ])
  const verdicts = Regime.options.flatMap((regime) =>
    (['authority', 'people'] as const).flatMap((about) =>
      Verdict.options.map(
        (verdict) => `assessment:${about}.${verdict}.${criteria.duties[regime][about].from}`,
      ),
    ),
  )
  const rows = (['confidentiality', 'integrity', 'availability'] as const).flatMap((aspect) => [
    `assessment:alsoAffected.${aspect}`,
    ...criteria[aspect].map(({ id }) => `assessment:${aspect}.${id}`),
  ])
  const exposures = criteria.exposure
    .filter(({ is }) => is === 'contained')
    .map(({ id }) => `assessment:exposure.${id}`)
  const enisa = enisaFactors.flatMap((factor) => [
    `enisa:factor.${factor}`,
    ...method.factors[factor].values.map((value) => `enisa:${factor}.${String(value).replace('.', '_')}`),
  ])
  const bands = method.bands.flatMap(({ band }) => [`enisa:band.${band}`, `enisa:bandMeaning.${band}`])
  return [...new Set([...facts, ...verdicts, ...rows, ...exposures, ...enisa, ...bands])]
}

test.each(languages)('everything that an assessment says has words in %s', (language) => {
  const texts = everyText()
  expect(texts.length).toBeGreaterThan(180)
  expect(texts.filter((text) => typeof wordOf(language, text) !== 'string')).toEqual([])
})

function wordOf(language: string, text: string): unknown {
  const [namespace, path = ''] = text.split(':')
  const file = readFileSync(join(resourcesDir, 'locales', language, `${namespace}.json`), 'utf8')
  return path
    .split('.')
    .reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], JSON.parse(file))
}
