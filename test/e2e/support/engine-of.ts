import { readdirSync, readFileSync } from 'node:fs'

/** The process of the engine that the shell with this id has started. */
export function engineOf(shell: number): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => {
      try {
        const parent = readFileSync(`/proc/${name}/stat`, 'latin1')
          .replace(/^.*\) /s, '')
          .split(' ')[1]
        return (
          Number(parent) === shell && readFileSync(`/proc/${name}/cmdline`, 'latin1').includes('engine.cjs')
        )
      } catch {
        return false
      }
    })
  if (found === undefined) throw new Error('the shell has no engine')
  return Number(found)
}
