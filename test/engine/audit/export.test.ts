import { execFile } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openTestStore, resourcesDir, type TestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('an export verifies under a plain Node, without any package', async () => {
  const { client, ...store } = await openTestStore()
  await client.vendor.create({ name: 'Postbridge' })
  const { folder, file } = await exportOf({ client, ...store })
  const checkpoint = await client.audit.checkpoint()
  writeFileSync(join(folder, 'later.txt'), checkpoint.note)
  const { code, verdict } = await run(folder, file)
  expect(code).toBe(0)
  expect(verdict).toMatchObject({ ok: true, problems: [], erased: 0, withPayloads: true })
  expect(verdict.checkpoints).toEqual([expect.objectContaining({ verdict: 'agrees', size: 3 })])
  expect((await run(folder, file, 'later.txt')).verdict.problems).toEqual([
    expect.objectContaining({ what: 'missing, though a checkpoint covers it', id: 'later.txt' }),
  ])
})

test('an export without payloads holds no word of what was written, and verifies', async () => {
  const store = await openTestStore()
  await store.client.vendor.create({ name: 'Postbridge' })
  const { folder, file } = await exportOf(store, false)
  expect(readFileSync(join(folder, file), 'utf8')).not.toContain('Postbridge')
  expect(await run(folder, file)).toMatchObject({ code: 0, verdict: { ok: true, withPayloads: false } })
})

test.each([
  ['a word is changed', (text: string) => text.replace('Postbridge', 'Postfridge'), 'payload edited'],
  ['an actor is changed', (text: string) => editLeaf(text, 5, { role: 'auditor' }), 'edited'],
  ['an entry is dropped', (text: string) => dropLine(text, 5), 'missing'],
  ['two entries are swapped', (text: string) => swapLines(text, 5), 'missing'],
  [
    'the end is cut',
    (text: string) => dropLine(dropLine(text, 6), 6),
    'truncated: the header counts more entries',
  ],
  [
    'a space is added',
    (text: string) => text.replace('\n{"chain"', '\n{ "chain"'),
    'not a line of an export',
  ],
])('when %s, the verifier says so', async (_what, change, what) => {
  const store = await openTestStore()
  await store.client.vendor.create({ name: 'Postbridge' })
  const { folder, file } = await exportOf(store)
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  const { code, verdict } = await run(folder, file)
  expect(code).toBe(1)
  expect(verdict.problems.map((problem) => problem.what)).toContain(what)
})

test('words that are gone without an erasure are named by their entry', async () => {
  const store = await openTestStore()
  await store.client.vendor.create({ name: 'Postbridge' })
  const { folder, file } = await exportOf(store)
  const text = readFileSync(join(folder, file), 'utf8')
  writeFileSync(
    join(folder, file),
    text.replace(/("payload":)\{"content":[^\n]*Postbridge[^\n]*\},"sig"/, '$1null,"sig"'),
  )
  const { code, verdict } = await run(folder, file)
  expect(code).toBe(1)
  expect(verdict.problems).toContainEqual(
    expect.objectContaining({ what: 'payload missing, and no entry tells of an erasure', seq: 5 }),
  )
})

test('the proof of one entry leads to a checkpoint and shows no other entry', async () => {
  const store = await openTestStore()
  for (const name of ['Postbridge', 'Parcelway', 'Lettermill']) await store.client.vendor.create({ name })
  await expect(store.client.audit.proof({ seq: 6 })).rejects.toMatchObject({ code: 'no-checkpoint' })
  const { note } = await store.client.audit.checkpoint()
  await store.client.vendor.create({ name: 'Later' })
  const { folder } = await exportOf(store)
  const proof = await store.client.audit.proof({ seq: 6 })
  const text = await proof.text()
  expect(text).toContain('Parcelway')
  expect(text).not.toContain('Postbridge')
  writeFileSync(join(folder, 'kept.txt'), note)
  writeFileSync(join(folder, 'proof.json'), text)
  expect(await run(folder, 'proof.json', 'kept.txt')).toMatchObject({
    code: 0,
    verdict: { ok: true, problems: [], checkpoints: [{ verdict: 'agrees' }, { verdict: 'agrees' }] },
  })
  for (const [from, to] of [
    ['Parcelway', 'Parselway'],
    ['"action":"vendor.create"', '"action":"vendor.remove"'],
    ['"path":["', '"path":["00'],
  ] as const) {
    writeFileSync(join(folder, 'forged.json'), text.replace(from, to))
    expect((await run(folder, 'forged.json')).code, to).toBe(1)
  }
})

test('every entry of a log of any length has its proof', async () => {
  const store = await openTestStore()
  for (let size = 4; size <= 12; size++) await store.client.vendor.create({ name: `Vendor ${size}` })
  await store.client.audit.checkpoint()
  const { folder } = await exportOf(store)
  for (const seq of [1, 2, 7, 8, 9, 11, 12]) {
    writeFileSync(join(folder, `${seq}.json`), await (await store.client.audit.proof({ seq })).text())
    expect((await run(folder, `${seq}.json`)).verdict.problems, `entry ${seq}`).toEqual([])
  }
})

test('every byte of an export counts', async () => {
  const store = await openTestStore()
  await store.client.vendor.create({ name: 'Postbridge' })
  const { folder, file } = await exportOf(store)
  const bytes = readFileSync(join(folder, file))
  for (let place = 7; place < bytes.length; place += Math.ceil(bytes.length / 20)) {
    const damaged = Buffer.from(bytes)
    damaged[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(join(folder, 'damaged.jsonl'), damaged)
    expect((await run(folder, 'damaged.jsonl')).code, `byte ${place}`).not.toBe(0)
  }
})

interface Verdict {
  readonly ok: boolean
  readonly problems: readonly {
    readonly what: string
    readonly seq: number | null
    readonly id: string | null
  }[]
  readonly checkpoints: readonly unknown[]
}

/** Writes an export and the verifier into a folder of their own, as the person who asked for them would have them. */
async function exportOf({ client }: Pick<TestStore, 'client'>, payloads = true) {
  const folder = temporaryFolder()
  const { jobId } = await client.audit.export({ payloads })
  const artifact = await expect
    .poll(async () => (await client.job.get({ id: jobId })).result as { artifact: { id: never } } | null)
    .not.toBeNull()
    .then(async () => ((await client.job.get({ id: jobId })).result as { artifact: { id: never } }).artifact)
  const file = await client.document.content({ id: artifact.id })
  writeFileSync(join(folder, file.name), await file.text())
  copyFileSync(join(resourcesDir, 'verifier', 'verify-audit.mjs'), join(folder, 'verify-audit.mjs'))
  return { folder, file: file.name }
}

async function run(folder: string, ...files: string[]): Promise<{ code: number; verdict: Verdict }> {
  const call = promisify(execFile)('node', ['verify-audit.mjs', '--json', ...files], {
    cwd: folder,
    env: { PATH: plainPath },
  })
  const { stdout, code } = await call.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
  )
  return {
    code,
    verdict: (stdout === '' ? { ok: false, problems: [], checkpoints: [] } : JSON.parse(stdout)) as Verdict,
  }
}

/** Without the Node that this project brings along. */
const plainPath = (process.env.PATH ?? '')
  .split(':')
  .filter((folder) => !folder.includes('node_modules'))
  .join(':')

/** A line of the file by the number of its entry; the header is line 0. */
function dropLine(text: string, seq: number): string {
  const lines = text.split('\n')
  return lines.filter((_line, place) => place !== seq).join('\n')
}

function swapLines(text: string, seq: number): string {
  const lines = text.split('\n')
  const [one = '', two = ''] = lines.slice(seq, seq + 2)
  return [...lines.slice(0, seq), two, one, ...lines.slice(seq + 2)].join('\n')
}

function editLeaf(text: string, seq: number, changes: Readonly<Record<string, string>>): string {
  return text
    .split('\n')
    .map((line, place) => {
      if (place !== seq) return line
      const [name, value] = Object.entries(changes)[0] ?? []
      return line.replace(new RegExp(`"${name}":"[^"]*"`), `"${name}":"${value}"`)
    })
    .join('\n')
}
