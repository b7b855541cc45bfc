import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { classify, type FieldFacts, valueKindOf } from '#engine/features/inventory/classify.ts'
import { type About, loadClassifierRules } from '#engine/features/inventory/rules.ts'
import { companyProperties } from '../../support/hubspot/company-properties.ts'
import { contactProperties } from '../../support/hubspot/contact-properties.ts'
import { dealProperties } from '../../support/hubspot/deal-properties.ts'
import type { ExpectedProperty } from '../../support/hubspot/property-table.ts'
import { ticketProperties } from '../../support/hubspot/ticket-properties.ts'
import { heldOutFields } from './held-out-fields.ts'
import { knownFields } from './known-fields.ts'

const rules = loadClassifierRules(fileURLToPath(new URL('../../../resources', import.meta.url)))

const proposed = (facts: Partial<FieldFacts>) =>
  classify(
    {
      name: '',
      label: '',
      type: '',
      description: '',
      vendorSensitivity: null,
      about: 'person',
      values: [],
      ...facts,
    },
    rules,
  )

const tables: readonly (readonly [string, About, readonly ExpectedProperty[]])[] = [
  ['HubSpot contacts', 'person', contactProperties],
  ['HubSpot companies', 'organisation', companyProperties],
  ['HubSpot deals', 'other', dealProperties],
  ['HubSpot tickets', 'other', ticketProperties],
  ['other systems', 'person', knownFields],
]

describe.each(tables)('the fields of %s', (_, about, fields) => {
  test.each(fields.map((field) => [field.name, field] as const))('%s', (_name, expected) => {
    const { name, label, type } = expected
    const { dataCategory, specialCategory, criminalOffence, identifier } = proposed({
      name,
      label,
      type,
      about,
    })
    const wanted = expected.missed
      ? { dataCategory: null, specialCategory: null, criminalOffence: false, identifier: false }
      : {
          dataCategory: expected.dataCategory,
          specialCategory: expected.specialCategory,
          criminalOffence: expected.criminalOffence,
          identifier: expected.identifier,
        }
    expect({ dataCategory, specialCategory, criminalOffence, identifier }).toEqual(wanted)
  })
})

describe('fields that no rule was written for', () => {
  const results = heldOutFields.map((field) => ({ field, found: proposed(field) }))
  const share = (part: number, whole: number) => Math.round((1_000 * part) / whole) / 10

  test('ninety-five in a hundred proposals are right, and six in ten fields get one', () => {
    const proposals = results.filter(({ found }) => found.dataCategory !== null)
    const right = proposals.filter(({ field, found }) => found.dataCategory === field.dataCategory)
    const personal = results.filter(({ field }) => field.dataCategory !== null)
    expect(share(right.length, proposals.length)).toBeGreaterThanOrEqual(95)
    expect(share(right.length, personal.length)).toBeGreaterThanOrEqual(60)
  })

  test('special categories are rarely proposed wrongly', () => {
    const proposals = results.filter(({ found }) => found.specialCategory !== null || found.criminalOffence)
    const right = proposals.filter(({ field, found }) => found.specialCategory === field.specialCategory)
    expect(share(right.length, proposals.length)).toBeGreaterThanOrEqual(85)
  })
})

describe('words that look alike', () => {
  test.each([
    ['essex_office'],
    ['middlesex'],
    ['health_score'],
    ['domain_health'],
    ['third_party'],
    ['party_size'],
    ['credit_union'],
    ['european_union'],
    ['race_result'],
    ['good_faith_estimate'],
    ['voucher_denomination'],
    ['golf_handicap'],
    ['browser_fingerprint'],
    ['brand_dna'],
    ['conviction_level'],
    ['civil_union_street'],
    ['unionized_ph'],
    ['sextant'],
    ['account_disabled'],
    ['is_disabled'],
    ['computer_virus_scan'],
    ['healthcare_industry'],
    ['pathology_of_code'],
  ])('%s is no special category', (name) => {
    expect(proposed({ name })).toMatchObject({ specialCategory: null, criminalOffence: false })
  })

  test.each([
    ['sex', 'identification', null],
    ['health_insurance_plan', 'contractDetails', null],
    ['email_template_count', null, null],
    ['union_membership', 'beliefsOrOpinions', 'tradeUnionMembership'],
    ['Gewerkschaftszugehörigkeit', 'beliefsOrOpinions', 'tradeUnionMembership'],
    ['religionszugehoerigkeit', 'beliefsOrOpinions', 'religiousOrPhilosophicalBeliefs'],
    ['kundengeburtsdatum', 'birthDetails', null],
    ['DateOfBirth', 'birthDetails', null],
    ['dateofbirth', 'birthDetails', null],
    ['Date__of__birth__c', 'birthDetails', null],
    ['x_studio_blood_type', 'healthDetails', 'healthData'],
    ['étatDeSanté', 'healthDetails', 'healthData'],
    ['PŁEĆ', 'identification', null],
  ])('%s is %s, %s', (name, dataCategory, specialCategory) => {
    expect(proposed({ name })).toMatchObject({ dataCategory, specialCategory })
  })
})

describe('what else is known of a field', () => {
  test('a type that cannot hold the values rules a proposal out', () => {
    expect(proposed({ name: 'email' }).dataCategory).toBe('contactDetails')
    expect(proposed({ name: 'email', type: 'bool' }).dataCategory).toBeNull()
    expect(proposed({ name: 'first_name', type: 'datetime' }).dataCategory).toBeNull()
  })

  test('what a company is called is not proposed', () => {
    expect(proposed({ name: 'name', about: 'organisation' }).dataCategory).toBeNull()
    expect(proposed({ name: 'name', about: 'person' }).dataCategory).toBe('identification')
  })

  test('a description alone proposes what the law singles out, with little confidence', () => {
    const found = proposed({ name: 'cf_17', description: 'Allergies the guest told us of' })
    expect(found).toMatchObject({ specialCategory: 'healthData', confidence: 50 })
    expect(found.reasons).toMatchObject([{ key: 'classifier:reason.description', article: 'GDPR Art. 9(1)' }])
  })

  test('a description that forbids health data proposes none', () => {
    const description = 'Free text. Do not enter a diagnosis here.'
    expect(proposed({ name: 'cf_17', description }).specialCategory).toBeNull()
  })

  test("the vendor's mark is a reason to look, and makes a proposal surer", () => {
    const unknown = proposed({ name: 'cf_17', vendorSensitivity: 'highly_sensitive' })
    expect(unknown).toMatchObject({ dataCategory: null, confidence: 50 })
    expect(unknown.reasons).toEqual([
      { key: 'classifier:reason.vendor', params: { mark: 'highly_sensitive' }, article: null },
    ])
    const marked = proposed({ name: 'iban', vendorSensitivity: 'sensitive' })
    expect(marked.confidence).toBeGreaterThan(
      proposed({ name: 'iban', vendorSensitivity: 'non_sensitive' }).confidence,
    )
  })

  test('a proposal names the words that it rests on and the article', () => {
    expect(proposed({ name: 'union_member', label: 'Mitglied der Gewerkschaft' }).reasons).toEqual([
      { key: 'classifier:reason.name', params: { term: 'union member' }, article: 'GDPR Art. 9(1)' },
    ])
  })

  test.each([
    ['enumeration', 'choice'],
    ['datetime', 'date'],
    ['booleancheckbox', 'boolean'],
    ['phone_number', 'text'],
    ['longtext', 'text'],
    ['bigint', 'number'],
    ['object_coordinates', null],
  ])('the type %s holds %s', (type, kind) => {
    expect(valueKindOf(type)).toBe(kind)
  })
})

describe('values', () => {
  test.each([
    ['telephone', ['+44 7700 900123', '+33 1 99 00 12 34', '0049 30 23125 901']],
    ['iban', ['GB82 WEST 1234 5698 7654 32', 'DE89 3704 0044 0532 0130 00']],
    ['card', ['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005']],
    ['frNir', ['2 55 08 14 168 025 38', '255081416802538']],
    ['itFiscalCode', ['RSSMRA85T10A562S', 'rssmra85t10a562s']],
    ['beNationalRegister', ['85.07.30-033.28', '85073003328']],
    ['fiHetu', ['131052-308T', '131052-308T']],
    ['chAhv', ['756.9217.0769.85', '7569217076985']],
    ['esDni', ['12345678Z', 'X-1234567-L']],
    ['ukNino', ['AA 12 34 56 C', 'AB123456D', 'AE123456A']],
    ['ipAddress', ['192.0.2.17', '203.0.113.255', '2001:db8::1']],
  ])('%s is seen in its usual forms', (pattern, values) => {
    expect(proposed({ values }).reasons).toMatchObject([{ params: { pattern } }])
  })

  test('every pattern has words in all languages', () => {
    for (const language of ['en', 'fr', 'de']) {
      const file = new URL(`../../../resources/locales/${language}/classifier.json`, import.meta.url)
      const { pattern } = JSON.parse(readFileSync(file, 'utf8'))
      expect(Object.keys(pattern).toSorted()).toEqual(rules.values.map(({ key }) => key).toSorted())
    }
  })

  const emails = ['a@example.org', 'b@example.org', 'c@example.com', 'd@example.net', 'no address']

  test('values show what a name hides', () => {
    const found = proposed({ name: 'cf_17', values: emails })
    expect(found).toMatchObject({ dataCategory: 'contactDetails', identifier: true, confidence: 97 })
    expect(found.reasons).toEqual([
      { key: 'classifier:reason.values', params: { pattern: 'email', fitting: 4, of: 5 }, article: null },
    ])
  })

  test('name and values that agree are both named', () => {
    const found = proposed({ name: 'email', values: emails })
    expect(found.reasons.map(({ key }) => key)).toEqual([
      'classifier:reason.name',
      'classifier:reason.values',
    ])
    expect(found.confidence).toBeGreaterThan(proposed({ name: 'email' }).confidence)
  })

  test('a few values of many prove nothing', () => {
    expect(proposed({ name: 'cf_17', values: [...emails, 'x', 'y'] }).dataCategory).toBeNull()
    expect(proposed({ name: 'cf_17', values: ['a@example.org'] }).dataCategory).toBeNull()
  })

  test('a special category that the name says is kept whatever the values look like', () => {
    expect(proposed({ name: 'union_member', values: emails }).specialCategory).toBe('tradeUnionMembership')
  })

  test('random numbers of nine digits are no national identifier', () => {
    const values = ['100000001', '100000002', '100000003', '100000004', '100000005', '100000006']
    expect(proposed({ name: 'cf_17', values }).dataCategory).toBeNull()
  })

  test('old days are proposed as births only where nothing else explains them', () => {
    const values = [
      '1961-03-04',
      '1974-12-01',
      '1980-05-06',
      '1955-01-30',
      '1999-09-09',
      '1988-08-08',
      '1969-07-20',
      '1990-10-03',
    ]
    expect(proposed({ name: 'cf_17', values }).dataCategory).toBe('birthDetails')
    expect(proposed({ name: 'graduation_date', values }).dataCategory).toBe('education')
  })
})
