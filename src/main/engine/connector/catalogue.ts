import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { ConnectorDefinition } from './definition.ts'

/** The connectors by their key. */
export type Catalogue = ReadonlyMap<string, ConnectorDefinition>

/**
 * Reads all connector files of a folder.
 * @throws Error where a file does not fit the schema or its name is not its key: a fault of what we ship
 */
export function loadCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return new Map(
    files.toSorted().map((file) => {
      const parsed = ConnectorDefinition.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
      if (`${parsed.data.key}.yaml` !== file) throw new Error(`${file} describes ${parsed.data.key}`)
      return [parsed.data.key, parsed.data]
    }),
  )
}
