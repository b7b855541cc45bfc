// Looks at the desktop shell with Electronegativity. It is run by npx, because it is heavy and old; it exits with 0 whatever
// it finds, and may end with an error after it has written its findings where the list of Electron's releases cannot be
// reached: the findings decide.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Findings that docs/security.md argues, by check and file. Each must still be found, or it has to go from here. */
const argued = new Set([
  'AUXCLICK_JS_CHECK window.ts',
  'CONTEXT_ISOLATION_JS_CHECK window.ts',
  'CSP_GLOBAL_CHECK N/A',
  'OPEN_EXTERNAL_JS_CHECK host.ts',
  'SANDBOX_JS_CHECK window.ts',
])

const folder = mkdtempSync(join(tmpdir(), 'electronegativity-'))
const report = join(folder, 'findings.csv')
const shell = join(import.meta.dirname, '..', 'src', 'main', 'desktop')
const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'node_modules', 'electron', 'package.json'), 'utf8'),
)
const run = spawnSync(
  'npx',
  ['--yes', '@doyensec/electronegativity@1.10.3', '-i', shell, '-e', version, '-r', '-o', report],
  { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 90_000 },
)
const cannotFetch = /E(NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN)|ENOTCACHED|E40[34]/.test(run.stderr)
if (!existsSync(report) && process.argv.includes('--or-skip') && (cannotFetch || run.error !== undefined)) {
  console.log('Electronegativity is left out: it could not be fetched from the registry')
  process.exit(0)
}
if (!existsSync(report)) {
  console.error(`Electronegativity wrote no findings\n${run.stderr}`)
  process.exit(1)
}
const found = new Set(
  readFileSync(report, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => /^(\w+),\s*"[A-Z]+","[A-Z]+","([^"]*)"/.exec(line))
    .flatMap((match) => (match === null ? [] : [`${match[1]} ${match[2]}`])),
)
rmSync(folder, { recursive: true, force: true })

const unexpected = [...found].filter((finding) => !argued.has(finding))
const gone = [...argued].filter((finding) => !found.has(finding))
for (const finding of unexpected) console.error(`not argued: ${finding}`)
for (const finding of gone) console.error(`argued, and not found any more: ${finding}`)
if (unexpected.length + gone.length > 0) process.exit(1)
console.log(`${found.size} findings, each argued in docs/security.md`)
