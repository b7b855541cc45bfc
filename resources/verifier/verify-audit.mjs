#!/usr/bin/env node
// Verifies an exported audit log of Wardbook. It needs Node 18 or later and nothing else: no package, no network, no
// Wardbook. Whoever reads it can check it: the whole format is SHA-256, Ed25519 and JSON.
//
//   node verify-audit.mjs audit-log.jsonl [checkpoint.txt ...] [--json]
//
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
//   leaf.payload = SHA-256(salt || canonical JSON of the payload); a payload may be erased, the chain holds without it
//   checkpoint  a signed note (C2SP tlog-checkpoint): size, root of the RFC 6962 tree over the leaf hashes, chain
import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'

const arguments_ = process.argv.slice(2)
const asJson = arguments_.includes('--json')
const [exportFile, ...checkpointFiles] = arguments_.filter((argument) => argument !== '--json')
if (exportFile === undefined || exportFile.startsWith('-')) {
  process.stderr.write('usage: node verify-audit.mjs EXPORT.jsonl [CHECKPOINT.txt ...] [--json]\n')
  process.exit(2)
}
try {
  const verdict = await verifyExport(exportFile, checkpointFiles)
  process.stdout.write(asJson ? `${JSON.stringify(verdict, null, 2)}\n` : inWords(verdict))
  process.exitCode = verdict.ok ? 0 : 1
} catch (error) {
  process.stderr.write(`verify-audit: ${visible(String(error.message))}\n`)
  process.exitCode = 2
}

/** Reads the export once, from its first line to its last. */
async function verifyExport(file, givenFiles) {
  const problems = []
  const found = (what, seq, id, more = {}) => problems.push({ what, seq, id, ...more })
  const hash = createHash('sha256')
  let header = null
  let seal = null
  let before = null
  let checkpoints = []
  const peaks = []
  let entries = 0
  let erased = 0
  let number = 0
  for await (const line of linesOf(file)) {
    number += 1
    const value = parse(line.text)
    if (seal !== null) found('after the seal', null, `line ${number}`)
    else if (value === null || !line.ended || canonical(value) !== line.text) {
      found('not a line of an export', null, `line ${number}`)
      hash.update(line.bytes)
    } else if (header === null) {
      header = readHeader(value)
      checkpoints = expectedCheckpoints(header, givenFiles)
      before = { seq: 0, chain: firstChain(header.storeId), sound: true }
      hash.update(line.bytes)
    } else if (value.seal) seal = { ...value.seal, found: hash.digest('hex') }
    else {
      hash.update(line.bytes)
      before = checkEntry(value, before, header, found)
      entries += 1
      if (header.payloads && before.payload !== null && value.payload === null) erased += 1
      grow(peaks, entries - 1, before.leafHash)
      for (const checkpoint of checkpoints.filter(({ size }) => size === before.seq && size === entries)) {
        checkpoint.agrees =
          checkpoint.root === rootOf(peaks).toString('base64') && checkpoint.chain === before.chain
      }
    }
  }
  if (header === null) throw new Error('this is no audit export: its first line is no header')
  checkSeal(seal, header, found)
  if (before.seq < header.entries)
    found('truncated: the header counts more entries', before.seq + 1, null, { until: header.entries })
  else if (before.chain !== header.chain || entries !== header.entries)
    found('the log is not the one of the header', null, null)
  judgeCheckpoints(checkpoints, before.seq, found)
  return {
    ok: problems.length === 0,
    store: header.storeId,
    exportedAt: header.exportedAt,
    entries,
    erased,
    withPayloads: header.payloads,
    keys: Object.entries(header.users).map(([id, { label, signingKey }]) => ({
      id,
      label,
      fingerprint: fingerprint(signingKey),
    })),
    checkpoints: checkpoints.map(({ name, size, at, verdict }) => ({ name, size, at, verdict })),
    problems,
  }
}

/** Holds an entry against its own values first, so that the one that was touched is told from its neighbours. */
function checkEntry({ leaf, sig, chain, payload }, before, { storeId, users }, found) {
  const { seq, id, actor, prev } = leaf ?? {}
  if (!Number.isSafeInteger(seq)) {
    found('an entry without a number', null, null)
    return { ...before, sound: false, leafHash: Buffer.alloc(32), payload: null }
  }
  const problems = []
  if (seq > before.seq + 1) found('missing', before.seq + 1, null, { until: seq - 1 })
  if (seq < before.seq + 1) problems.push('out of order')
  const leafHash = sha256(Buffer.of(0), canonical(leaf))
  if (sha256(Buffer.of(2), Buffer.from(String(prev), 'hex'), leafHash).toString('hex') !== chain)
    problems.push('edited')
  else if (!signed(users[actor]?.signingKey, entryBytes(storeId, chain), sig))
    problems.push('signature does not fit')
  else if (prev !== before.chain && before.sound && seq === before.seq + 1)
    problems.push('does not follow the entry before it')
  if (payload !== null && !payloadHolds(payload, leaf)) problems.push('payload edited')
  for (const what of problems) found(what, seq, id)
  const sound = problems.every((what) => what === 'payload edited')
  return { seq: Math.max(seq, before.seq), chain, sound, leafHash, payload: leaf.payload }
}

function payloadHolds({ salt, content }, leaf) {
  if (!/^[0-9a-f]{32}$/.test(String(salt))) return false
  return sha256(Buffer.from(salt, 'hex'), canonical(content)).toString('hex') === leaf.payload
}

function checkSeal(seal, { storeId, users, exportedBy }, found) {
  if (seal === null) return found('the seal at the end is missing: the file was cut', null, null)
  const bytes = Buffer.concat([
    Buffer.from('wardbook-audit-export-v1'),
    Buffer.from(storeId, 'hex'),
    Buffer.from(seal.found, 'hex'),
  ])
  const holds =
    seal.sha256 === seal.found &&
    seal.by === exportedBy &&
    signed(users[seal.by]?.signingKey, bytes, seal.signature)
  if (!holds) found('the seal does not fit: the file was changed after the export', null, null)
}

// --- Checkpoints -----------------------------------------------------------------------------------------------------

function expectedCheckpoints(header, files) {
  const notes = [
    ...header.checkpoints.map((note) => ({ name: 'kept in the store', note })),
    ...files.map((file) => ({ name: basename(file), note: readFileSync(file, 'utf8') })),
  ]
  return notes.map(({ name, note }) => ({ name, agrees: false, ...readCheckpoint(note, header) }))
}

/** A note that nobody of the store signed, or that belongs to another store, has the size -1. */
function readCheckpoint(note, { storeId, users }) {
  const forged = { size: -1, at: null, root: null, chain: null }
  const parts =
    /^(wardbook-store\/([0-9a-f]{32})\n(\d{1,15})\n(\S{44})\nchain ([0-9a-f]{64})\nat (\S+)\nreason [a-z]+\n)\n((?:\u2014 \S+ \S+\n)+)$/.exec(
      note,
    )
  if (!parts || parts[2] !== storeId) return forged
  const known = parts[7]
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [, id, base64] = line.split(' ')
      const key = users[id]?.signingKey
      const bytes = Buffer.from(base64, 'base64')
      if (key === undefined || bytes.toString('base64') !== base64) return []
      const keyId = sha256(`${id}\n`, Buffer.of(1), Buffer.from(key, 'hex')).subarray(0, 4)
      if (!bytes.subarray(0, 4).equals(keyId)) return []
      return [signed(key, Buffer.from(parts[1]), bytes.subarray(4).toString('hex'))]
    })
  if (known.length === 0 || known.includes(false)) return forged
  return { size: Number(parts[3]), root: parts[4], chain: parts[5], at: parts[6] }
}

function judgeCheckpoints(checkpoints, lastSeq, found) {
  for (const checkpoint of checkpoints) {
    const { size, agrees } = checkpoint
    if (size < 0) checkpoint.verdict = 'forged'
    else if (agrees || size === 0) checkpoint.verdict = 'agrees'
    else checkpoint.verdict = size > lastSeq ? 'beyond' : 'differs'
  }
  for (const { name, size, verdict } of checkpoints) {
    if (verdict === 'forged') found('a checkpoint that nobody of this store signed', null, name)
    if (verdict === 'beyond')
      found('missing, though a checkpoint covers it', lastSeq + 1, name, { until: size })
    if (verdict !== 'differs') continue
    const agreed = checkpoints
      .filter((other) => other.verdict === 'agrees' && other.size < size)
      .map((other) => other.size)
    found('not what the checkpoint vouches for', Math.max(0, ...agreed) + 1, name, { until: size })
  }
}

/** The tree of RFC 6962, as the hashes of its whole subtrees. */
function grow(peaks, size, leafHash) {
  let top = leafHash
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) top = sha256(Buffer.of(1), peaks.pop(), top)
  peaks.push(top)
}

function rootOf(peaks) {
  return peaks
    .slice(0, -1)
    .reduceRight((right, left) => sha256(Buffer.of(1), left, right), peaks.at(-1) ?? sha256(''))
}

// --- Bytes -----------------------------------------------------------------------------------------------------------

function readHeader(value) {
  const holds =
    value.format === 'wardbook-audit-export' &&
    value.v === 1 &&
    /^[0-9a-f]{32}$/.test(value.storeId) &&
    Number.isSafeInteger(value.entries) &&
    typeof value.users === 'object' &&
    Array.isArray(value.checkpoints)
  if (!holds) throw new Error('this is no audit export of version 1')
  return value
}

async function* linesOf(file) {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      yield { text: textOf(bytes.subarray(start, end)), bytes: bytes.subarray(start, end + 1), ended: true }
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield { text: textOf(rest), bytes: rest, ended: false }
}

/** The text of a line; bytes that are no UTF-8 make one that is no JSON. */
function textOf(bytes) {
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : ''
}

function parse(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' ? value : null
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

function entryBytes(storeId, chain) {
  return Buffer.concat([
    Buffer.from('wardbook-audit-v1'),
    Buffer.from(storeId, 'hex'),
    Buffer.from(chain, 'hex'),
  ])
}

function signed(publicKey, bytes, signature) {
  if (!/^[0-9a-f]{64}$/.test(String(publicKey)) || !/^[0-9a-f]{128}$/.test(String(signature))) return false
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verifyBytes(null, bytes, key, Buffer.from(signature, 'hex'))
}

function sha256(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

// --- Words -----------------------------------------------------------------------------------------------------------

/** As a printed checkpoint shows it: groups of four, so that two people can compare it aloud. */
function fingerprint(publicKey) {
  return sha256(Buffer.from(String(publicKey), 'hex'))
    .toString('hex')
    .slice(0, 32)
    .replace(/(.{4})(?=.)/g, '$1 ')
}

function inWords({ ok, store, exportedAt, entries, erased, withPayloads, keys, checkpoints, problems }) {
  const lines = [
    `store ${store}, exported at ${exportedAt}: ${entries} entries, ${withPayloads ? `${erased} of them without words (erased)` : 'without words'}`,
    ...problems.map(
      ({ what, seq, until, id }) =>
        `  ${[seq === null ? '' : `entry ${seq}${until > seq ? `-${until}` : ''}`, id === null ? '' : `(${id})`].filter(Boolean).join(' ') || 'file'}: ${what}`,
    ),
    ...checkpoints.map(
      ({ name, size, at, verdict }) =>
        `checkpoint ${name}: ${verdict}${at === null ? '' : `, entries 1 to ${size}, made ${at}`}`,
    ),
    'keys that signed; compare them with a printed checkpoint:',
    ...keys.map(({ id, label, fingerprint: print }) => `  ${print}  ${label} (${id})`),
    ok
      ? 'Nothing is wrong.'
      : `${problems.length} ${problems.length === 1 ? 'thing is' : 'things are'} wrong.`,
    'What came after the last checkpoint that is kept elsewhere, somebody with the keys could have cut off or rewritten.',
  ]
  return `${lines.map(visible).join('\n')}\n`
}

/** Control characters and those that turn the direction of writing must not play tricks on a terminal. */
function visible(text) {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
  )
}
