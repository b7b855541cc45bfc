import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The typeface of PDF and preview: its files and the characters that all of them can show. */
export interface Typeface {
  readonly files: readonly Buffer[]
  readonly has: (codePoint: number) => boolean
}

/** Noto Sans in the four styles that documents use: Latin, Greek and Cyrillic, under the Open Font Licence. */
export async function loadTypeface(): Promise<Typeface> {
  const resolve = createRequire(import.meta.url).resolve
  const files = await Promise.all(
    styles.map((style) => readFile(resolve(`@expo-google-fonts/noto-sans/${style}/NotoSans_${style}.ttf`))),
  )
  const covered = files.map(codePointsOf)
  return { files, has: (codePoint) => covered.every((points) => points.has(codePoint)) }
}

const styles = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const

/** The code points of a TrueType font's character map, format 12 (OpenType specification, table `cmap`). */
function codePointsOf(font: Buffer): ReadonlySet<number> {
  const map = tableOffset(font, 'cmap')
  const points = new Set<number>()
  for (let record = 0; record < font.readUInt16BE(map + 2); record++) {
    const subtable = map + font.readUInt32BE(map + 8 + record * 8)
    if (font.readUInt16BE(subtable) !== 12) continue
    for (let group = 0; group < font.readUInt32BE(subtable + 12); group++) {
      const at = subtable + 16 + group * 12
      const last = font.readUInt32BE(at + 4)
      for (let point = font.readUInt32BE(at); point <= last; point++) points.add(point)
    }
  }
  return points
}

function tableOffset(font: Buffer, tag: string): number {
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const at = 12 + table * 16
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}
