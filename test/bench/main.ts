import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAffectedPeople } from './affected-people.ts'
import { benchBackup } from './backup.ts'
import { benchBundle } from './bundle.ts'
import { benchClocks } from './clocks.ts'
import { benchDocuments } from './documents.ts'
import { benchFirstScreen } from './first-screen.ts'
import { benchImport } from './import.ts'
import { benchReads } from './reads.ts'
import { benchUnlock } from './unlock.ts'

/** Measures what the project claims. Compare ratios within one run: machines and their neighbours differ. */
const folder = mkdtempSync(join(tmpdir(), 'wardbook-bench-'))
try {
  for (const bench of [
    benchBundle,
    benchFirstScreen,
    benchUnlock,
    benchImport,
    benchReads,
    benchAffectedPeople,
    benchClocks,
    benchDocuments,
    benchBackup,
  ]) {
    for (const [name, value] of Object.entries(await bench(folder))) {
      process.stdout.write(`${name.padEnd(64)} ${value}\n`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
