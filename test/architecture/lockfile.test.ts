import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Entry {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly optional?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '..', '..')
const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)
const places = Object.keys(lock.packages)

test('the lockfile has the packages of every platform, without which npm ci refuses it', () => {
  const optionals = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  const missing = optionals.filter((name) => !places.some((place) => place.endsWith(`node_modules/${name}`)))
  expect(missing, 'run: node scripts/complete-lockfile.mjs').toEqual([])
})

test('what is installed is checked against a checksum; only optional packages may be without', () => {
  const unchecked = Object.entries(lock.packages).filter(
    ([place, { integrity, optional }]) => place !== '' && integrity === undefined && optional !== true,
  )
  expect(unchecked.map(([place]) => place)).toEqual([])
})

test('the lockfile names no registry of one machine', () => {
  const addresses = Object.values(lock.packages).flatMap(({ resolved }) =>
    resolved === undefined ? [] : [resolved],
  )
  expect(addresses.filter((address) => !address.startsWith('https://registry.npmjs.org/'))).toEqual([])
})

test('every version in package.json is exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }))
    expect(version, name).toMatch(/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/)
})
