import { openSync, writeSync } from 'node:fs'
import { type Task, type WorkloadName, workloads } from './workloads.ts'
import { workplaceAt } from './workplace.ts'

/**
 * `node workload-process.ts NAME FOLDER ACKNOWLEDGEMENTS RECOVERY-KEY ROUNDS`: one workload in a process of its own, to be
 * recorded or killed. What it acknowledges is in the file when `say` returns: the kernel keeps it when the process dies.
 */
const [, , name = '', folder = '', acknowledgements = '', recoveryKey = '', rounds = '1'] = process.argv
const file = openSync(acknowledgements, 'a')
const task: Task = {
  ...workplaceAt(folder),
  recoveryKey,
  rounds: Number(rounds),
  say: (fact) => {
    writeSync(file, `${JSON.stringify(fact)}\n`)
  },
}
process.stdout.write('ready\n')
await workloads[name as WorkloadName](task)
