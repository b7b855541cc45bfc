import { basename, join, resolve } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { Fault } from '#shared/kernel/faults.ts'
import type { PageModel } from './page-model.ts'
import type { Templates } from './templates.ts'
import type { Typeface } from './typeface.ts'

/**
 * Lays a report out: PDF/A-3a, tagged, fonts embedded, no date but the document's own, so equal reports give equal bytes.
 * The compiler sees a folder that exists in memory only: the templates and `report.json`; no text of the report is ever
 * part of a template.
 * @throws Fault `template-broken` with file, line (from 1, also where the compiler names none) and message
 */
export function pdfOf(model: PageModel, templates: Templates, typeface: Typeface): Uint8Array {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [...typeface.files] }] })
  for (const [name, bytes] of templates) compiler.mapShadow(join(workspace, name), bytes)
  compiler.mapShadow(join(workspace, 'report.json'), Buffer.from(JSON.stringify(model)))
  const document = compile(compiler)
  return exported(() => compiler.pdf(document, { pdfStandard: 'a-3a' }))
}

const workspace = resolve('/wardbook-templates')
const mainTemplate = 'report.typ'

function compile(compiler: NodeCompiler): NodeTypstDocument {
  const result = compiler.compile({ mainFilePath: join(workspace, mainTemplate) })
  const document = result.result
  if (document) return document
  const failure = result.takeError() ?? result.takeDiagnostics()
  const diagnostics: unknown[] = failure ? compiler.fetchDiagnostics(failure) : []
  const first = diagnostics.filter(isDiagnostic).find((diagnostic) => diagnostic.severity === 1)
  throw new Fault('template-broken', {
    params: {
      file: first?.path ? basename(first.path) : mainTemplate,
      line: (first?.range?.start.line ?? 0) + 1,
      message: first?.message ?? 'the compiler gave no reason',
    },
  })
}

interface Diagnostic {
  readonly message: string
  readonly path: string
  readonly severity: number
  readonly range: { readonly start: { readonly line: number } } | null
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return typeof value === 'object' && value !== null && 'message' in value && 'severity' in value
}

/** What can fail after the layout are the rules of PDF/A, such as a picture without a description. */
function exported(run: () => Uint8Array): Uint8Array {
  try {
    return run()
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    const message = /message: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text
    throw new Fault('template-broken', { params: { file: mainTemplate, line: 1, message }, cause })
  }
}
