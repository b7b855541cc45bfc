import type { Report } from '#engine/document/index.ts'
import type { DocumentArtifact, DocumentFormat, DocumentKind } from '#shared/contract/document.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import type { Language } from '#shared/kernel/message.ts'
import type { TestClient } from '../../support/open-test-store.ts'

interface Wanted {
  readonly kind: DocumentKind
  readonly language?: Language
  readonly recordId?: string
}

/** Makes a document of the store and gives its file. */
export async function makeDocument(
  client: TestClient,
  { kind, language = 'en', recordId }: Wanted,
  format: DocumentFormat,
): Promise<{ artifact: DocumentArtifact; bytes: Uint8Array }> {
  const { jobId } = await client.document.create({
    kind,
    language,
    format,
    ...(recordId ? { recordId } : {}),
  })
  const artifact = await madeBy(client, jobId, format)
  const file = await client.document.content({ id: artifact.id })
  return { artifact, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function madeBy(
  client: TestClient,
  id: JobRecord['id'],
  format: DocumentFormat,
): Promise<DocumentArtifact> {
  for (;;) {
    const { state, fault, result } = await client.job.get({ id })
    if (fault) throw new Error(`${format}: ${fault.code}`)
    if (state === 'done') return (result as { artifact: DocumentArtifact }).artifact
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** What a document says, read from its JSON form. */
export async function reportOf(client: TestClient, wanted: Wanted): Promise<Report> {
  const { bytes } = await makeDocument(client, wanted, 'json')
  return (JSON.parse(new TextDecoder().decode(bytes)) as { report: Report }).report
}

/** The shown values of a report by their labels. */
export function valuesOf(report: Report): ReadonlyMap<string, unknown> {
  return new Map(
    report.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'fields' ? block.fields : []))
      .map(({ label, value }) => [label, value]),
  )
}
