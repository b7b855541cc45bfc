import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figures } from './timing.ts'

const assets = join(import.meta.dirname, '../../out/renderer/assets')

/** Size of what the window loads. */
export async function benchBundle(): Promise<Figures> {
  if (!existsSync(assets)) return { 'renderer bundle': 'not built: npm run build first' }
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const bytes = scripts.map((name) => readFileSync(join(assets, name)))
  const kib = (size: number) => `${Math.round(size / 1024)} KiB`
  return {
    'renderer scripts': kib(bytes.reduce((sum, file) => sum + file.length, 0)),
    'renderer scripts, gzip': kib(bytes.reduce((sum, file) => sum + gzipSync(file).length, 0)),
  }
}
