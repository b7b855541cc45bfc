import { openSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { workplaceAt } from './workplace.ts'

/**
 * `node workload-process.ts NAME FOLDER ACKNOWLEDGEMENTS RECOVERY-KEY ROUNDS`: one workload in a process of its own, to be
 * recorded or killed. What it acknowledges is in the file when `say` returns: the kernel keeps it when the process dies.
 */
const [, , name = '', folder = '', acknowledgements = '', recoveryKey = '', rounds = '1'] = process.argv
const work = await workloadOf(name)
const file = openSync(acknowledgements, 'a')
// A process that is killed would never keep what it compiled.
flushCompileCache()
process.stdout.write('ready\n')
await work({
  ...workplaceAt(folder),
  recoveryKey,
  rounds: Number(rounds),
  say: (fact) => {
    writeSync(file, `${JSON.stringify(fact)}\n`)
    if (fact.fact !== 'removing') process.stdout.write('promise\n')
  },
})

/** Those of the store alone do without the whole engine, which takes a second to load. */
async function workloadOf(wanted: string) {
  const { storeWorkloads } = await import('./store-workloads.ts')
  if (wanted in storeWorkloads) return storeWorkloads[wanted as keyof typeof storeWorkloads]
  const { backupWorkloads } = await import('./backup-workloads.ts')
  if (wanted in backupWorkloads) return backupWorkloads[wanted as keyof typeof backupWorkloads]
  const { syncWorkloads } = await import('./sync-workloads.ts')
  if (wanted in syncWorkloads) return syncWorkloads[wanted as keyof typeof syncWorkloads]
  const { engineWorkloads } = await import('./engine-workloads.ts')
  return engineWorkloads[wanted as keyof typeof engineWorkloads]
}
