import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Fault } from '#shared/kernel/faults.ts'

/** Template files by name: the shipped ones, each replaced by the user's file of the same name. */
export type Templates = ReadonlyMap<string, Buffer>

/**
 * Reads the templates of a document. A file in `own` (a folder of the user's) comes before the shipped one of the same
 * name; pictures there, such as a logo, can be used too.
 * @param shipped the folder of the product's templates
 * @param own the folder of the user's templates; null: none
 * @throws Fault `template-broken` when a template would load a package from the network or runs text as code
 */
export async function loadTemplates(shipped: string, own: string | null): Promise<Templates> {
  const templates = new Map([...(await filesIn(shipped)), ...(own === null ? [] : await filesIn(own))])
  let total = 0
  for (const [file, bytes] of templates) {
    total += bytes.byteLength
    if (total > largest)
      throw new Fault('template-broken', { params: { file, line: 1, message: 'too large' } })
    if (extname(file) === '.typ') refuseForeignCode(file, bytes.toString('utf8'))
  }
  return templates
}

const kinds = new Set(['.typ', '.svg', '.png', '.jpg', '.jpeg'])
const largest = 20 * 1024 * 1024

async function filesIn(folder: string): Promise<readonly (readonly [string, Buffer])[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Fault('template-broken', { params: { file: folder, line: 1, message: 'unreadable' }, cause })
  })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile() && kinds.has(extname(entry.name)))
      .map(async (entry) => [entry.name, await readFile(join(folder, entry.name))] as const),
  )
}

/**
 * The compiler would fetch a package (`@preview/...`) over the network by itself. So a template may import files beside
 * it, named by a plain string, and nothing else; `eval` could hide an import.
 */
function refuseForeignCode(file: string, source: string): void {
  const found = /\beval\b|\b(?:import|include)\b(?!\s*"[^@"\\][^"\\]*")/.exec(withoutComments(source))
  if (!found) return
  const line = source.slice(0, found.index).split('\n').length
  throw new Fault('template-broken', {
    params: { file, line, message: `${found[0]}: only files beside the template can be imported` },
  })
}

/** Comments blanked out, so that offsets stay. A `//` inside a string hides no import: that string ends on its line. */
function withoutComments(source: string): string {
  return source.replace(/^\s*\/\/.*$/gm, (comment) => ' '.repeat(comment.length))
}
