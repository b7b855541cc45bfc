export { contentHash, shortHash } from './content-hash.ts'
export { fileNameOf, formatsOf, mediaTypeOf } from './formats.ts'
export { neutralise, restore } from './neutralise.ts'
export {
  type Preview,
  type RenderOptions,
  renderPreview,
  renderReport,
} from './render.ts'
export { type Block, buildReport, type Report, type ReportInput, type Section, type Sheet } from './report.ts'
