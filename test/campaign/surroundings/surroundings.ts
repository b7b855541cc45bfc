import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign, Form } from '../campaign.ts'
import { chanceOf } from '../chance.ts'
import { missingForRecorder } from '../recorder.ts'
import { makeStore } from '../template.ts'
import { clockMoves } from './clock.ts'
import { compileRefuser } from './disk.ts'
import { diskTurns } from './disk-turns.ts'
import { twoProcesses } from './two-processes.ts'

const turns: Readonly<Record<Form, number>> = { short: 2, long: 120 }

/** A full disk, one that is read-only, taken away or pulled out; another process; a clock that is set back. */
export const surroundings: Campaign = {
  missing: missingForRecorder,
  run: async (folder, form, seed) => {
    const template = join(folder, 'template')
    mkdirSync(template)
    const { recoveryKey } = await makeStore(template)
    const given = {
      folder,
      template,
      recoveryKey,
      library: compileRefuser(folder),
      chance: chanceOf(seed),
    }
    return [
      await diskTurns(given, 'full', turns[form]),
      await diskTurns(given, 'fullWhenFlushed', turns[form]),
      await diskTurns(given, 'readOnly', turns[form]),
      await diskTurns(given, 'noPermission', turns[form]),
      await diskTurns(given, 'gone', turns[form]),
      await diskTurns(given, 'moved', 1),
      await diskTurns(given, 'full', 2, 'believe'),
      await twoProcesses(given, turns[form] * 2),
      await twoProcesses(given, 2, true),
      ...(await clockMoves(given, turns[form])),
    ]
  },
}
