import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Positions } from '#engine/deadline/index.ts'
import { loadLaw } from '#engine/law/index.ts'
import { cite } from '#shared/kernel/citation.ts'
import { resourcesDir } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

/** Reads `D5=startAnew`, each dispute once. @throws UsageError */
export function positionsFrom(options: readonly string[]): Positions {
  const positions = new Map<string, string>()
  for (const option of options) {
    const [, dispute, position] = /^(\w+)=(\w+)$/.exec(option) ?? []
    if (dispute === undefined || position === undefined)
      throw new UsageError(`--position takes DISPUTE=POSITION, for example D5=startAnew, not ${option}`)
    if (positions.has(dispute)) throw new UsageError(`--position names ${dispute} twice`)
    positions.set(dispute, position)
  }
  return Object.fromEntries(positions)
}

/** What `--position` takes: each dispute with its question, for which clock and regimes, and its positions. */
export function positionHelp(): string {
  const { disputes } = loadLaw(resourcesDir)
  const file = readFileSync(join(resourcesDir, 'locales', 'en', 'deadline.json'), 'utf8')
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(file).dispute
  const lines = Object.entries(disputes).flatMap(
    ([id, { clock, regimes, article, positions, ...dispute }]) => [
      `  ${id}: ${words[id]?.title} (${clock}; ${regimes.join(', ')}; ${cite(article, 'en')})`,
      ...Object.keys(positions).map((position) => {
        const isDefault = position === dispute.default ? ' (default)' : ''
        return `${`    ${id}=${position}`.padEnd(width)} ${words[id]?.[position]}${isDefault}`
      }),
    ],
  )
  return [
    '',
    'Where authorities or authors disagree, each position as it is typed after --position:',
    ...lines,
  ].join('\n')
}

const width = 30
