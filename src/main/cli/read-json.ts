import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { pathOf } from './surroundings.ts'

/** What a file holds as JSON; `-` reads the standard input. */
export async function readJson(path: string): Promise<unknown> {
  const content = path === '-' ? await text(process.stdin) : await contentOf(path)
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Error(
      `${path === '-' ? 'The standard input' : path} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(pathOf(path), 'utf8')
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
