import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../bin/launch.mjs'

// `npm ci` refuses a lockfile that lacks an optional package, also one for another platform; and npm leaves out those
// that the registry of this machine does not have. This adds them: version and platform, without a checksum.
//
//   node scripts/complete-lockfile.mjs      after each `npm install` that changed package-lock.json

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = missingOptionals(lock.packages)
for (const { place, entry } of added) lock.packages[place] = entry
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} packages of other platforms added`)

/**
 * The optional packages that others of the lockfile name and that are not in it.
 * @param {Record<string, { optionalDependencies?: Record<string, string>, dev?: boolean }>} packages
 */
function missingOptionals(packages) {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !Object.keys(packages).some((place) => place.endsWith(`node_modules/${name}`)))
      .map(([name, version]) => ({
        place: `node_modules/${name}`,
        entry: { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true },
      })),
  )
}

/** What a platform package runs on, from its name: `@swc/core-linux-arm64-musl`. */
function platformOf(name) {
  const [, os, cpu = '', libc] =
    /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)-?(gnu|musl|msvc|eabi)?/.exec(name) ?? []
  if (os === undefined) throw new Error(`${name} is no package of a platform`)
  const library = { gnu: ['glibc'], musl: ['musl'] }[libc ?? '']
  return { cpu: [cpu], ...(library ? { libc: library } : {}), os: [os] }
}
