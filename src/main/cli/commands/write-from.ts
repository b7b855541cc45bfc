import type { Access, Client } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'

/** Where a command writes its file. */
export interface Output {
  readonly output: string
}

/** Writes the file with which an operation answers. */
export async function writeFrom(
  store: string,
  access: Access,
  output: string,
  fetchFile: (client: Client) => Promise<Blob>,
): Promise<void> {
  const { withStore } = await import('../open.ts')
  const file = outputPath(output)
  await withStore(store, access, async (client) => {
    const content = await fetchFile(client)
    await writeOutput(file, content)
    printJson({ file, bytes: content.size })
  })
}
