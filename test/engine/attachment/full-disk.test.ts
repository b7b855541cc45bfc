import { execFileSync, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Whether this machine lets a test mount a file system of its own (Linux with user namespaces). */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0

test.skipIf(!canMount)(
  'a file that the disk has no room for is refused, nothing of it is kept, and the store works on',
  async () => {
    const { engine, folder } = await openTestStore()
    await engine.close()
    const script = join(import.meta.dirname, 'full-disk-process.ts')
    const input = ['-rm', process.execPath, script, folder, temporaryFolder(), temporaryFolder()]
    const printed = execFileSync('unshare', input, { encoding: 'utf8' })
    expect(JSON.parse(printed)).toEqual({ refusal: 'disk-full', left: [0, 0], kept: 200_000, ok: true })
  },
  90_000,
)
