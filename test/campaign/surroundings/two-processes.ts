import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { complaints, type Figure, progressOf } from '../campaign.ts'
import { readFacts } from '../facts.ts'
import { checkStore, problemsOf } from '../store-check.ts'
import { workplaceAt } from '../workplace.ts'
import type { DiskTurns } from './disk-turns.ts'

/**
 * Two processes want the same store: at once, and one after the other. One is let in, the other is told who is; when the
 * first is killed the second comes in and finds everything.
 * @param unguarded the control: the lock is taken away under the one who holds it
 */
export async function twoProcesses(
  { folder, template, recoveryKey, chance }: DiskTurns,
  count: number,
  unguarded = false,
): Promise<Figure> {
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const progress = progressOf('two processes', count)
  let bad = 0
  for (let run = 0; run < count; run++) {
    progress(run)
    const site = mkdtempSync(join(folder, 'two-'))
    cpSync(template, site, { recursive: true })
    const facts = join(site, 'facts')
    writeFileSync(facts, '')
    const begin = () => begun({ site, recoveryKey, facts, folder, isQuiet: unguarded })
    const [first, second] = await Promise.all([begin(), begin()])
    const entering = first.enter()
    // At the same moment, or while the other is at work.
    if (unguarded || chance.once(2)) await entering
    if (unguarded) rmSync(join(workplaceAt(site).store, 'lock.db'), { force: true })
    const answers = await Promise.all([entering, second.enter()])
    const problems = answers.toSorted().join() === 'in,store-in-use' ? [] : [`two at once: ${answers.join()}`]
    await sleep(chance.below(60))
    for (const each of [first, second]) await each.kill()
    const third = await begin()
    const after = await third.enter()
    if (after !== 'in') problems.push(`after the kill: ${after}`)
    await third.leave()
    problems.push(
      ...(await problemsOf(
        checkStore,
        workplaceAt(site).store,
        readFacts(readFileSync(facts, 'utf8')),
        recoveryKey,
      )),
    )
    if (problems.length > 0) bad += 1
    if (problems.length > 0 && !unguarded) complain(`two processes: ${problems.join('; ')}`)
    rmSync(site, { recursive: true, force: true })
  }
  const what = unguarded ? 'two processes: the lock taken away' : 'two processes on one store'
  return { what, tried: count, bad, isControl: unguarded, note: '' }
}

interface Holder {
  /** Wants in; gives `in`, or the refusal. */
  enter(): Promise<string>
  leave(): Promise<void>
  kill(): Promise<void>
}

interface Beginning {
  readonly site: string
  readonly recoveryKey: string
  readonly facts: string
  readonly folder: string
  /** Two at once break each other's work, and say so at length. */
  readonly isQuiet: boolean
}

async function begun({ site, recoveryKey, facts, folder, isQuiet }: Beginning): Promise<Holder> {
  const program = join(import.meta.dirname, 'holder-process.ts')
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [program, site, recoveryKey, facts], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  if (isQuiet) child.stderr.resume()
  else child.stderr.pipe(process.stderr)
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => String((await lines.next()).value)
  await next()
  return {
    enter: () => {
      child.stdin.write('go\n')
      return next()
    },
    leave: async () => {
      child.stdin.end()
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
