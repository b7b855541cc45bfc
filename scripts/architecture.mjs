import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { architecture } from '../.dependency-cruiser.mjs'
import { root } from '../bin/launch.mjs'

// Checks the architecture: the rules of .dependency-cruiser.mjs, on every module that there is.

if (process.argv[1] === import.meta.filename) await main()

/**
 * Runs the rules on folders below `baseDir`.
 * @param {string} baseDir
 * @param {readonly string[]} folders
 */
export async function check(baseDir, folders) {
  const { forbidden, options } = architecture
  const { output } = await cruise([...folders], {
    ...options,
    baseDir,
    ruleSet: { forbidden },
    validate: true,
  })
  if (typeof output === 'string') throw new Error('the cruiser gave a text')
  return {
    violations: output.summary.violations,
    cruised: output.modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)))
      .length,
  }
}

/** @returns {string[]} */
function modulesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(m?ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

async function main() {
  const folders = ['src', 'bin', 'scripts', 'test']
  const files = folders.flatMap((folder) => modulesOf(join(root, folder)))
  const { violations, cruised } = await check(root, folders)
  for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`)
  // A cruiser that cannot read TypeScript looks at nothing and finds nothing wrong.
  const isBlind = cruised < files.length
  if (isBlind) console.error(`only ${cruised} of ${files.length} modules were looked at`)
  if (isBlind || violations.length > 0) process.exitCode = 1
  else console.log(`${cruised} modules keep the rules`)
}
