#!/usr/bin/env node
// Verifies an exported audit log of Wardbook, or the proof of one of its entries. It needs Node 18 or later and nothing
// else: no package, no network, no Wardbook. Whoever reads it can check it: the format is SHA-256, Ed25519 and JSON.
//
//   node verify-audit.mjs audit-log.jsonl [checkpoint.txt ...] [--json]
// Exit code: 0 nothing is wrong, 1 something is wrong (each line says which entry), 2 it could not be run.
//
// The file: one JSON value a line, in canonical form (keys sorted, no white space, texts in Unicode NFC).
//   line 1      the header: store, end of the chain, public keys, checkpoints that the store holds
//   then        an entry a line: { leaf, sig, chain, payload }
//   last line   the seal: the exporter's signature over all lines before it
// The rules:
//   leaf hash   SHA-256(0x00 || canonical JSON of leaf)
//   chain       SHA-256(0x02 || chain of the entry before || leaf hash); before the first entry
//               SHA-256("wardbook-audit-v1" || store id)
//   sig         Ed25519 of leaf.actor over "wardbook-audit-v1" || store id || chain
//   payload     leaf.payload is SHA-256(salt || its canonical JSON); it may be gone where a later entry, with neither
//               before nor after, says that the record was erased
//   checkpoint  a signed note (C2SP tlog-checkpoint): size, root of the RFC 6962 tree over the leaf hashes, chain
//   proof       one line: an entry, a checkpoint, and the hashes from the one to the root of the other (RFC 9162, 2.1.3)
import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const proofFormat = 'wardbook-audit-proof'
const [exportFile, ...checkpointFiles] = process.argv.slice(2).filter((argument) => argument !== '--json')
if (exportFile === undefined || exportFile.startsWith('-')) {
  process.stderr.write('usage: node verify-audit.mjs EXPORT.jsonl [CHECKPOINT.txt ...] [--json]\n')
  process.exit(2)
}
try {
  const verdict = verifyFile(exportFile, checkpointFiles)
  const asJson = process.argv.includes('--json')
  process.stdout.write(asJson ? `${JSON.stringify(verdict, null, 2)}\n` : inWords(verdict))
  process.exitCode = verdict.ok ? 0 : 1
} catch (error) {
  process.stderr.write(`verify-audit: ${visible(String(error.message))}\n`)
  process.exitCode = 2
}

/** Reads the file once, from its first line to its last. */
function verifyFile(file, givenFiles) {
  const problems = []
  const found = (what, seq, id, more = {}) => problems.push({ what, seq, id, ...more })
  const hash = createHash('sha256')
  const lines = linesOf(readFileSync(file))
  const first = lines.next().value
  const header = readHeader(first && readLine(first))
  if (header.format === proofFormat) return verifyProof(header, lines, givenFiles, problems, found)
  hash.update(first.bytes)
  const checkpoints = expectedCheckpoints(header.checkpoints, header, givenFiles)
  let before = { seq: 0, chain: firstChain(header.storeId), sound: true }
  let [seal, entries] = [null, 0]
  const [peaks, wordless, erasedAt] = [[], [], new Map()]
  for (const line of lines) {
    const value = readLine(line)
    if (seal !== null) found('after the seal', null, `line ${line.number}`)
    else if (value?.seal) seal = { ...value.seal, found: hash.digest('hex') }
    else hash.update(line.bytes)
    if (value === null) found('not a line of an export', null, `line ${line.number}`)
    if (value === null || seal !== null) continue
    before = checkEntry(value, before, header, found)
    entries += 1
    const { leaf } = value
    if (leaf?.payload && value.payload === null && header.payloads) wordless.push(leaf)
    if (before.sound && leaf.entity && !leaf.before && !leaf.after) erasedAt.set(leaf.entityId, leaf.seq)
    grow(peaks, entries - 1, before.leafHash)
    for (const checkpoint of checkpoints.filter(({ size }) => size === before.seq && size === entries)) {
      const root = rootOf(peaks).toString('base64')
      checkpoint.agrees = checkpoint.root === root && checkpoint.chain === before.chain
    }
  }
  const isExcused = ({ entityId, seq }) => erasedAt.get(entityId) > seq
  for (const leaf of wordless.filter((leaf) => !isExcused(leaf)))
    found('payload missing, and no entry tells of an erasure', leaf.seq, leaf.id)
  checkSeal(seal, header, found)
  if (before.seq < header.entries)
    found('truncated: the header counts more entries', before.seq + 1, null, { until: header.entries })
  else if (before.chain !== header.chain || entries !== header.entries)
    found('the log is not the one of the header', null, null)
  judgeCheckpoints(checkpoints, before.seq, found)
  const facts = { exportedAt: header.exportedAt, entries, withPayloads: header.payloads }
  return verdictOf(header, problems, checkpoints, { ...facts, erased: wordless.filter(isExcused).length })
}

/** One entry by itself: its own hashes and signature, and the way from it to the root of a checkpoint. */
function verifyProof(proof, more, givenFiles, problems, found) {
  if (!more.next().done) found('after the proof', null, 'line 2')
  const { leaf, path } = proof
  const checkpoints = expectedCheckpoints([proof.checkpoint], proof, givenFiles)
  const { leafHash } = checkEntry(proof, { seq: leaf.seq - 1, chain: leaf.prev, sound: true }, proof, found)
  for (const checkpoint of checkpoints) {
    const { size, root } = checkpoint
    checkpoint.agrees = root === rootFrom(leafHash, leaf.seq - 1, size, path)?.toString('base64')
    if (size < 0) checkpoint.verdict = 'forged'
    else checkpoint.verdict = checkpoint.agrees ? 'agrees' : 'differs'
    if (!checkpoint.agrees) found('not covered by the checkpoint', leaf.seq, checkpoint.name)
  }
  const erased = leaf.payload !== null && proof.payload === null ? 1 : 0
  return verdictOf(proof, problems, checkpoints, { entries: 1, withPayloads: true, erased })
}

/** The root of a tree of so many leaves, from one of them and the hashes beside its way; null where they do not fit. */
function rootFrom(leafHash, index, size, path) {
  if (index >= size || (path.length === 0) !== (size === 1)) return null
  if (size === 1) return leafHash
  const [split, rest, beside] = [2 ** Math.floor(Math.log2(size - 1)), path.slice(0, -1), path.at(-1)]
  const isLeft = index < split
  const below = rootFrom(leafHash, isLeft ? index : index - split, isLeft ? split : size - split, rest)
  const pair = [below, Buffer.from(beside, 'hex')]
  return below && sha256(Buffer.of(1), ...(isLeft ? pair : pair.reverse()))
}

function verdictOf({ storeId: store, users }, problems, judged, facts) {
  const keyOf = ([id, { label, signingKey }]) => ({ id, label, fingerprint: fingerprint(signingKey) })
  const keys = Object.entries(users).map(keyOf)
  const checkpoints = judged.map(({ name, size, at, verdict }) => ({ name, size, at, verdict }))
  return { ok: problems.length === 0, store, ...facts, keys, checkpoints, problems }
}

/** Holds an entry against its own values first, so that the one that was touched is told from its neighbours. */
function checkEntry({ leaf, sig, chain, payload }, before, { storeId, users }, found) {
  const { seq, id, actor, prev } = leaf ?? {}
  if (!Number.isSafeInteger(seq)) {
    found('an entry without a number', null, null)
    return { ...before, sound: false, leafHash: Buffer.alloc(32) }
  }
  const problems = []
  if (seq > before.seq + 1) found('missing', before.seq + 1, null, { until: seq - 1 })
  if (seq < before.seq + 1) problems.push('out of order')
  const leafHash = sha256(Buffer.of(0), canonical(leaf))
  if (sha256(Buffer.of(2), Buffer.from(String(prev), 'hex'), leafHash).toString('hex') !== chain)
    problems.push('edited')
  else if (!signed(users[actor]?.signingKey, bytesOf('wardbook-audit-v1', storeId, chain), sig))
    problems.push('signature does not fit')
  else if (prev !== before.chain && before.sound && seq === before.seq + 1)
    problems.push('does not follow the entry before it')
  if (payload !== null && !payloadHolds(payload, leaf)) problems.push('payload edited')
  for (const what of problems) found(what, seq, id)
  const sound = problems.every((what) => what === 'payload edited')
  return { seq: Math.max(seq, before.seq), chain, sound, leafHash }
}

function payloadHolds({ salt, content } = {}, leaf) {
  if (!/^[0-9a-f]{32}$/.test(String(salt)) || content === undefined) return false
  return sha256(Buffer.from(salt, 'hex'), canonical(content)).toString('hex') === leaf.payload
}

function checkSeal(seal, { storeId, users, exportedBy }, found) {
  if (seal === null) return found('the seal at the end is missing: the file was cut', null, null)
  const bytes = bytesOf('wardbook-audit-export-v1', storeId, seal.found)
  const isOurs = seal.sha256 === seal.found && seal.by === exportedBy
  if (!isOurs || !signed(users[seal.by]?.signingKey, bytes, seal.signature))
    found('the seal does not fit: the file was changed after the export', null, null)
}

function expectedCheckpoints(kept, header, files) {
  const notes = [
    ...kept.map((note) => ({ name: 'kept in the store', note })),
    ...files.map((file) => ({ name: basename(file), note: readFileSync(file, 'utf8') })),
  ]
  return notes.map(({ name, note }) => ({ name, agrees: false, ...readCheckpoint(note, header) }))
}

/** A note that nobody of the store signed, or that belongs to another store, has the size -1. */
function readCheckpoint(note, { storeId, users }) {
  const forged = { size: -1, at: null, root: null, chain: null }
  const shape =
    /^(wardbook-store\/([0-9a-f]{32})\n(\d{1,15})\n(\S{44})\nchain ([0-9a-f]{64})\nat (\S+)\nreason [a-z]+\n)\n((?:\u2014 \S+ \S+\n)+)$/
  const [, text, store, size, root, chain, at, signatures] = shape.exec(note) ?? []
  if (store !== storeId) return forged
  const known = [...signatures.matchAll(/\u2014 (\S+) (\S+)\n/g)].flatMap(([, id, base64]) => {
    const key = users[id]?.signingKey
    const bytes = Buffer.from(base64, 'base64')
    if (key === undefined || bytes.toString('base64') !== base64) return []
    const keyId = sha256(`${id}\n`, Buffer.of(1), Buffer.from(key, 'hex')).subarray(0, 4)
    if (!bytes.subarray(0, 4).equals(keyId)) return []
    return [signed(key, Buffer.from(text), bytes.subarray(4).toString('hex'))]
  })
  return known.length === 0 || known.includes(false) ? forged : { size: Number(size), root, chain, at }
}

function judgeCheckpoints(checkpoints, lastSeq, found) {
  for (const checkpoint of checkpoints) {
    const { size, agrees } = checkpoint
    if (size < 0) checkpoint.verdict = 'forged'
    else if (agrees || size === 0) checkpoint.verdict = 'agrees'
    else checkpoint.verdict = size > lastSeq ? 'beyond' : 'differs'
  }
  const agreed = checkpoints.filter(({ verdict }) => verdict === 'agrees').map(({ size }) => size)
  for (const { name, size, verdict } of checkpoints) {
    if (verdict === 'forged') found('a checkpoint that nobody of this store signed', null, name)
    if (verdict === 'beyond')
      found('missing, though a checkpoint covers it', lastSeq + 1, name, { until: size })
    if (verdict !== 'differs') continue
    const first = Math.max(0, ...agreed.filter((other) => other < size)) + 1
    found('not what the checkpoint vouches for', first, name, { until: size })
  }
}

/** The tree of RFC 6962, as the hashes of its whole subtrees. */
function grow(peaks, size, leafHash) {
  let top = leafHash
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) top = sha256(Buffer.of(1), peaks.pop(), top)
  peaks.push(top)
}

function rootOf(peaks) {
  return peaks.slice(0, -1).reduceRight((right, left) => sha256(Buffer.of(1), left, right), peaks.at(-1))
}

function readHeader(value) {
  const { format, v, storeId, users, entries, checkpoints, leaf, path } = value ?? {}
  const isProof = format === proofFormat && leaf?.seq > 0 && Array.isArray(path)
  const isExport = format === 'wardbook-audit-export' && entries >= 0 && Array.isArray(checkpoints)
  if (v === 1 && /^[0-9a-f]{32}$/.test(storeId) && Object(users) === users && (isProof || isExport))
    return value
  throw new Error('this is no audit export of version 1')
}

/** Bytes that are no UTF-8 make a line without text. */
function* linesOf(file) {
  for (let [start, number] = [0, 1]; start < file.length; number += 1) {
    const end = file.indexOf(10, start)
    const bytes = file.subarray(start, end === -1 ? file.length : end + 1)
    const text = bytes.toString('utf8')
    yield {
      number,
      bytes,
      isWhole: end !== -1,
      text: Buffer.from(text).equals(bytes) ? text.slice(0, -1) : '',
    }
    start += bytes.length
  }
}

/** What a line says; null where it is not in the one spelling that a line of an export has. */
function readLine({ text, isWhole }) {
  try {
    const value = Object(JSON.parse(text))
    return isWhole && canonical(value) === text ? value : null
  } catch {
    return null
  }
}

/** Keys sorted by UTF-16 code unit, texts in NFC, no white space: the one spelling that a value has. */
function canonical(value) {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).map(([key, member]) => [key.normalize('NFC'), canonical(member)])
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`
}

function firstChain(storeId) {
  return sha256('wardbook-audit-v1', Buffer.from(storeId, 'hex')).toString('hex')
}

function bytesOf(domain, storeId, hex) {
  return Buffer.concat([Buffer.from(domain), Buffer.from(storeId, 'hex'), Buffer.from(hex, 'hex')])
}

function signed(publicKey, bytes, signature) {
  if (!/^[0-9a-f]{64}$/.test(String(publicKey)) || !/^[0-9a-f]{128}$/.test(String(signature))) return false
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verifyBytes(null, bytes, key, Buffer.from(signature, 'hex'))
}

function sha256(...parts) {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
}

/** As a printed checkpoint shows it: groups of four, so that two people can compare it aloud. */
function fingerprint(publicKey) {
  const hash = sha256(Buffer.from(String(publicKey), 'hex')).toString('hex')
  return hash.slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ')
}

function inWords({ ok, store, exportedAt, entries, erased, withPayloads, keys, checkpoints, problems }) {
  const words = withPayloads ? `${erased} of them without words (erased)` : 'without words'
  const range = (seq, until) => (seq === null ? 'file' : `entry ${seq}${until > seq ? `-${until}` : ''}`)
  const lines = [
    `store ${store}${exportedAt ? `, exported at ${exportedAt}` : ''}: ${entries} entries, ${words}`,
    ...problems.map(({ what, seq, until, id }) => `  ${range(seq, until)}${id ? ` (${id})` : ''}: ${what}`),
    ...checkpoints.map(
      ({ name, size, at, verdict }) =>
        `checkpoint ${name}: ${verdict}${at === null ? '' : `, entries 1 to ${size}, made ${at}`}`,
    ),
    'keys that signed; compare them with a printed checkpoint:',
    ...keys.map(({ id, label, fingerprint: print }) => `  ${print}  ${label} (${id})`),
    ok ? 'Nothing is wrong.' : `Wrong: ${problems.length}.`,
    'What came after the last checkpoint that is kept elsewhere, somebody with the keys could have cut off or rewritten.',
  ]
  return `${lines.map(visible).join('\n')}\n`
}

/** Control characters and those that turn the direction of writing must not play tricks on a terminal. */
function visible(text) {
  const escaped = (character) => `\\u{${character.codePointAt(0).toString(16)}}`
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped)
}
