import { fileTypeFromBlob, supportedExtensions } from 'file-type'
import type { NameCheck, Opening } from '#shared/contract/attachment.ts'
import { endingOf } from '#shared/kernel/file-name.ts'

/** What the content of a file is, whatever its name says. */
export interface Content {
  readonly mediaType: string
  /** The ending that files of this content have; empty where the content is not recognised. */
  readonly ending: string
}

interface Verdict {
  readonly nameCheck: NameCheck
  readonly opening: Opening
}

/** Looks into a file. Only its beginning is read, and of packed documents their list of parts. */
export async function contentOf(file: Blob): Promise<Content> {
  const head = new Uint8Array(await file.slice(0, 64 * 1024).arrayBuffer())
  if (head[0] === 0x23 && head[1] === 0x21) return { mediaType: 'application/x-sh', ending: 'sh' }
  const found = await recognised(file)
  if (found) return { mediaType: found.mime, ending: found.ext }
  return isText(head)
    ? { mediaType: 'text/plain', ending: 'txt' }
    : { mediaType: 'application/octet-stream', ending: '' }
}

/** A malformed file is of no kind that is recognised; it may have been made to be so. */
async function recognised(file: Blob) {
  try {
    return await fileTypeFromBlob(file)
  } catch {
    return undefined
  }
}

/** Holds a content against the name under which it came. */
export function verdictOn({ ending, mediaType }: Content, fileName: string): Verdict {
  const named = endingOf(fileName)
  const nameCheck = nameCheckOf(ending, named)
  if (programs.has(ending) || programs.has(named) || /macroenabled/i.test(mediaType)) {
    return { nameCheck, opening: 'refused' }
  }
  if (nameCheck !== 'agrees') return { nameCheck, opening: 'savesOnly' }
  if (shown.has(named)) return { nameCheck, opening: 'opens' }
  return { nameCheck, opening: officeDocuments.has(named) ? 'opensAfterWarning' : 'savesOnly' }
}

function nameCheckOf(ending: string, named: string): NameCheck {
  if (ending === '') return binaryEndings.has(named) ? 'differs' : 'unknown'
  if (ending === named || aliases[ending]?.includes(named)) return 'agrees'
  // Texts of every kind look alike: only a name that promises something else is wrong.
  return ending === 'txt' && named !== '' && !binaryEndings.has(named) ? 'agrees' : 'differs'
}

/** No control characters but those of texts; enough to tell letters, mails and tables from anything packed. */
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b)
}

/** Endings whose content is always recognised, so that any other content belies them. */
const binaryEndings: ReadonlySet<string> = new Set([
  ...supportedExtensions,
  'jpeg',
  'doc',
  'xls',
  'ppt',
  'msg',
])

/** Other endings that the same content has, by the ending that it is recognised under. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg', 'jpe', 'jfif'],
  tif: ['tiff'],
  cfb: ['doc', 'xls', 'ppt', 'msg', 'vsd', 'mpp'],
  xml: ['svg', 'xhtml', 'rss', 'xsd', 'xsl', 'gpx', 'kml'],
  mp4: ['m4v'],
  gz: ['tgz'],
  mpg: ['mpeg'],
  mid: ['midi'],
}

/** What every desktop shows without running anything in it. */
const shown: ReadonlySet<string> = new Set(['pdf', 'png', 'jpg', 'jpeg', 'txt', 'eml'])

/** Documents that can carry links and fields which reach out when they are opened. */
const officeDocuments: ReadonlySet<string> = new Set(['docx', 'xlsx'])

/** What a machine runs when it is opened: programs, scripts, installers, and files that start something else. */
const programs: ReadonlySet<string> = new Set(
  `exe com scr pif cpl msi msp mst msix appx dll sys drv ocx elf macho app dmg pkg mpkg deb rpm apk xpi crx snap flatpak
  appimage run sh bash zsh csh fish ksh command tool workflow bat cmd ps1 psm1 psd1 ps1xml vb vbs vbe js mjs cjs
  jse ws wsf wsh wsc sct hta jar class jnlp py pyc pyw rb pl php lua tcl scpt scptd applescript lnk alias url webloc
  desktop inf reg gadget application msc chm hlp docm dotm xlsm xltm xlam pptm potm ppsm ppam sldm xll iqy slk wasm swf
  asar iso img vhd vhdx settingcontent-ms library-ms search-ms scf theme diagcab appref-ms xbap`.split(/\s+/),
)
