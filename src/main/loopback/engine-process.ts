import { join } from 'node:path'
import { openEngine } from '#engine/engine.ts'
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
      workers: { document: join(built, 'main', 'document-worker.cjs') },
      requestLock,
    })
    return {
      call: callsOf(engine.router, () => engine.context({ origin: 'loopback' })),
      close: () => engine.close(),
    }
  },
})
