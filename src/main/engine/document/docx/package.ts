import { printable } from '../printable.ts'
import type { Report } from '../report.ts'

/** `docProps/core.xml` with the report's own date: the library would write the present moment. */
export function coreProperties(report: Report, hash: string): string {
  const written = `${report.date}T00:00:00Z`
  const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`
  const moment = (name: string) => `<${name} xsi:type="dcterms:W3CDTF">${written}</${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    element('dc:title', report.title),
    ...(report.subtitle === null ? [] : [element('dc:subject', report.subtitle)]),
    element('dc:creator', report.author),
    element('cp:keywords', report.organisation.name),
    element('dc:description', `sha256:${hash}`),
    element('cp:lastModifiedBy', report.author),
    element('dc:language', report.language),
    element('cp:version', report.version),
    moment('dcterms:created'),
    moment('dcterms:modified'),
    '</cp:coreProperties>',
  ].join('')
}

/**
 * The archive with every entry's time set to 1 January 1980, the earliest that ZIP knows: the library writes the present
 * one. Only the two time fields of each local and central header change (APPNOTE.TXT 4.3.7, 4.3.12).
 */
export function withFixedTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive)
  const view = new DataView(bytes.buffer)
  const end = endOfDirectory(view)
  let entry = view.getUint32(end + 16, true)
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (view.getUint32(entry, true) !== 0x0201_4b50) throw new Error('the archive has a broken directory')
    view.setUint32(entry + 12, earliest, true)
    view.setUint32(view.getUint32(entry + 42, true) + 10, earliest, true)
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true)
  }
  return bytes
}

/** Time in the low half, date in the high one: 00:00:00 on day 1 of month 1 of year 0 after 1980. */
const earliest = ((1 << 5) | 1) << 16

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === 0x0605_4b50) return at
  }
  throw new Error('the archive has no directory')
}

function escaped(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
