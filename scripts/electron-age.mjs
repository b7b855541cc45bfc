// Whether the Electron that is packaged was released lately enough: run before each release. A major comes every eight
// weeks and three are supported, so a release that is older than 60 days misses patches.
//   node scripts/electron-age.mjs [the day that counts as today]
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { lookedUpOn, inUse } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'packaging', 'electron-releases.json'), 'utf8'),
)
const today = process.argv[2] ?? new Date().toISOString().slice(0, 10)
const age = Math.floor((Date.parse(today) - Date.parse(inUse.releasedOn)) / 86_400_000)
if (age > 60) {
  console.error(
    `Electron ${inUse.version} was released ${age} days ago, more than 60 days. Its releases were last looked up on ${lookedUpOn}: take the newest patch and bring packaging/electron-releases.json up to date.`,
  )
  process.exit(1)
}
console.log(`Electron ${inUse.version} was released ${age} days ago`)
