import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test.skipIf(process.platform === 'win32')(
  'the database and its write-ahead log are readable by their owner alone, also after somebody opened them up',
  async () => {
    const store = await openTestStore()
    const modes = () =>
      ['store.db', 'store.db-wal'].map((name) => statSync(join(store.folder, name)).mode & 0o777)
    expect(modes()).toEqual([0o600, 0o600])
    await store.client.store.lock()
    chmodSync(join(store.folder, 'store.db'), 0o644)
    await store.reopenWith({})
    expect(modes()).toEqual([0o600, 0o600])
  },
)
