import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#engine/canonical-json.ts'

describe('canonical JSON', () => {
  test('sorts keys by code unit and writes no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x', B: 2, ä: 3 })).toBe(
      '{"B":2,"a":"x","b":[1,{"c":true,"d":null}],"ä":3}',
    )
  })

  test('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(attempt(() => canonicalJson(turned))).toBe(attempt(() => canonicalJson(value)))
      }),
    )
  })

  test('gives back, parsed, the value that went in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('writes one form of a letter that Unicode can write in two', () => {
    expect(canonicalJson('e\u0301')).toBe(canonicalJson('é'))
    expect(canonicalJson({ 'e\u0301': 1 })).toBe('{"é":1}')
  })

  test('writes minus zero as zero and large numbers as ECMAScript does', () => {
    expect(canonicalJson([-0, 1e21, 0.1, 1e-7])).toBe('[0,1e+21,0.1,1e-7]')
  })

  test('escapes a lone surrogate, so that its UTF-8 is defined', () => {
    expect(canonicalJson('\ud800')).toBe('"\\ud800"')
  })

  test.each([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a function', { a: () => 1 }],
    ['a symbol', Symbol('a')],
    ['a bigint', 1n],
    ['a date', { at: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['a hole in an array', Array(2)],
    ['two keys that are one', { 'e\u0301': 1, é: 2 }],
    ['endless nesting', nested(300)],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(/canonical JSON/)
  })
})

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

function attempt(run: () => string): string {
  try {
    return run()
  } catch {
    return 'refused'
  }
}
