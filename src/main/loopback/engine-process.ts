import { join } from 'node:path'
import { openEngine } from '#engine/engine.ts'
import { streamLog } from '#engine/log.ts'
import { workersIn } from '#engine/workers.ts'
import { userStateFolder } from '../shell/state-folder.ts'
import { readWindowFiles } from '../shell/window-files.ts'
import { callsOf } from './call.ts'
import { runEngineSide } from './engine-side.ts'

const built = join(import.meta.dirname, '..')

runEngineSide({
  files: readWindowFiles(join(built, 'renderer')),
  grace: 60_000,
  open: async (requestLock) => {
    const engine = await openEngine({
      resourcesDir: join(built, '..', 'resources'),
      stateDir: userStateFolder(),
      workers: workersIn(join(built, 'main')),
      automaticBackups: true,
      log: streamLog,
      idleness: 'windows',
      requestLock,
    })
    return { call: callsOf(engine.router), close: () => engine.close() }
  },
})
