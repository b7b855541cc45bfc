import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import * as z from 'zod'
import type { Words } from '#engine/language/index.ts'
import { pathOf } from './surroundings.ts'

const JsonObject = z.record(z.string(), z.unknown())

/** What a file holds as a JSON object; `-` reads the standard input. What is refused is said in the language of `words`. */
export async function readJsonObject(path: string, words: Words): Promise<z.infer<typeof JsonObject>> {
  const content = path === '-' ? await text(process.stdin) : await contentOf(path, words)
  const file = path === '-' ? words.text('cli:file.standardInput') : path
  const parsed = JsonObject.safeParse(parse(content, file, words))
  if (!parsed.success) throw new Error(words.text('cli:file.noObject', { file }))
  return parsed.data
}

function parse(content: string, file: string, words: Words): unknown {
  try {
    return JSON.parse(content)
  } catch (cause) {
    const [, line = '', column = ''] = /line (\d+) column (\d+)/.exec(String(cause)) ?? []
    const key = line === '' ? 'noJson' : 'noJsonAt'
    throw new Error(words.text(`cli:file.${key}`, { file, line, column }), { cause })
  }
}

async function contentOf(file: string, words: Words): Promise<string> {
  try {
    return await readFile(pathOf(file), 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new Error(words.text(`cli:file.${unread[code] ?? 'unreadable'}`, { file }), { cause })
  }
}

const unread: Readonly<Record<string, string>> = { ENOENT: 'missing', ENOTDIR: 'missing', EISDIR: 'folder' }
