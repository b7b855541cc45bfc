// Sets the fuses of a packaged program as packaging/fuses.json says, and reads them back:
//   node scripts/flip-fuses.mjs <the executable of the package>
// Ends with 1 when the program's Electron lacks one of them, after the others were set.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

const [executable] = process.argv.slice(2)
if (executable === undefined) throw new Error('name the executable of the package')
const wanted = Object.entries(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'packaging', 'fuses.json'), 'utf8')),
).map(([name, isOn]) => {
  const fuse = FuseV1Options[`${name[0]?.toUpperCase()}${name.slice(1)}`]
  if (fuse === undefined) throw new Error(`there is no fuse ${name}`)
  return { name, fuse, isOn }
})

const present = await getCurrentFuseWire(executable)
const missing = wanted.filter(({ fuse }) => present[fuse] === undefined)
const known = wanted.filter(({ fuse }) => present[fuse] !== undefined)
await flipFuses(executable, {
  version: FuseVersion.V1,
  ...Object.fromEntries(known.map(({ fuse, isOn }) => [fuse, isOn])),
})
const set = await getCurrentFuseWire(executable)
const wrong = known.filter(({ fuse, isOn }) => set[fuse] !== (isOn ? FuseState.ENABLE : FuseState.DISABLE))
console.log(JSON.stringify({ set: known.map(({ name }) => name), missing: missing.map(({ name }) => name) }))
if (wrong.length > 0) throw new Error(`not set: ${wrong.map(({ name }) => name).join(', ')}`)
if (missing.length > 0) process.exit(1)
