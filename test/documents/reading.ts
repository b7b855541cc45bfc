import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { getDocumentProxy } from 'unpdf'
import type { RenderOptions } from '#engine/document/index.ts'

export const resourcesDir = resolve(import.meta.dirname, '../../resources')

/** Renders with the shipped templates and the worker's source, which Node 24 runs as it stands. */
export const rendering: RenderOptions = {
  resourcesDir,
  worker: new URL('../../src/main/engine/document/worker.ts', import.meta.url),
}

export interface ReadPdf {
  readonly pages: readonly string[]
  /** What stands where on each page: its text, its left edge and its baseline in points from below, its height. */
  readonly placed: readonly (readonly PlacedText[])[]
  readonly text: string
  readonly info: Readonly<Record<string, unknown>>
  readonly xmp: string
  readonly outline: readonly OutlineEntry[]
  readonly isTagged: boolean
  /** The roles of the structure tree of each page, in reading order. */
  readonly roles: readonly (readonly string[])[]
  readonly fontNames: readonly string[]
  readonly embeddedFonts: number
}

export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly base: number
  readonly height: number
}

export interface OutlineEntry {
  readonly title: string
  readonly items: readonly OutlineEntry[]
}

/** Reads a PDF back with a reader that shares no code with the writer. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(Uint8Array.from(bytes))
  const pages: string[] = []
  const placed: PlacedText[][] = []
  const roles: string[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    placed.push(
      items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? { text: item.str, left: item.transform[4], base: item.transform[5], height: item.height }
          : [],
      ),
    )
    roles.push(rolesOf(await page.getStructTree()))
  }
  const { info, metadata } = await document.getMetadata()
  const raw = Buffer.from(bytes).toString('latin1')
  return {
    pages,
    placed,
    text: pages.join('\n'),
    info: { ...info },
    xmp: metadata?.getRaw() ?? '',
    outline: (await document.getOutline()) ?? [],
    isTagged: (await document.getMarkInfo())?.Marked === true,
    roles,
    fontNames: [...raw.matchAll(/\/FontName\s*\/([^\s/]+)/g)].map(([, name]) => name ?? ''),
    embeddedFonts: raw.match(/\/FontFile[23]\s/g)?.length ?? 0,
  }
}

/** The parts of a DOCX or XLSX as text. */
export function readParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** The first character of a part that XML cannot hold (XML 1.0, production `Char`), lone surrogates too, or null. */
export function illegalInXml(xml: string): string | null {
  return /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml)?.[0] ?? null
}

/** What a word processor would show of a part: its text without markup, a line a paragraph. */
export function shownText(xml: string): string {
  return xml
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
    .replace(/<\/w:p>|<w:br\/>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** A line-broken text as one, so that it can be searched. */
export function joined(text: string): string {
  return text.replace(/-\n/g, '-').replace(/\s+/g, ' ')
}

export function locale(language: string, namespace: string): Promise<Record<string, unknown>> {
  return readFile(join(resourcesDir, 'locales', language, `${namespace}.json`), 'utf8').then((text) =>
    JSON.parse(text),
  )
}

function rolesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || !('children' in node)) return []
  const own = 'role' in node && typeof node.role === 'string' ? [node.role] : []
  return [...own, ...(Array.isArray(node.children) ? node.children.flatMap(rolesOf) : [])]
}
