import { join } from 'node:path'
import type { DocumentFormat } from '#shared/contract/document.ts'
import { benchEngine, newStore } from './bench-store.ts'
import { type Figures, milliseconds, timed } from './timing.ts'

const activities = 500

/** A record of processing with 500 entries in each format, through job, worker and store. Aim: PDF below 4 s. */
export async function benchDocuments(folder: string): Promise<Figures> {
  const { engine, client } = await benchEngine(folder)
  await client.store.create(newStore(join(folder, 'Documents.wardbook')))
  for (let place = 0; place < activities; place++) {
    await client.processingActivity.create({
      name: `Processing activity ${place}`,
      description:
        'Customers write to the service centre; agents answer from the knowledge base and keep the case.',
      department: 'Customer service',
      owner: 'Head of service',
      dataSubjects: [{ category: 'customer' }, { category: 'prospect' }],
      dataItems: [
        { category: 'contactDetails' },
        { category: 'communicationContent' },
        { category: 'purchaseHistory' },
      ],
      recipients: [{ name: 'Hosting provider' }, { name: 'Parcel service', kind: 'controller' }],
      retention: [{ period: 3, unit: 'year', startEvent: 'Last contact' }],
      measures: [
        { kind: 'technicalMeasure', text: 'Encryption in transit and at rest' },
        { kind: 'organisationalMeasure', text: 'Access by role, reviewed each quarter' },
      ],
    })
  }
  const figures: Figures = {}
  for (const format of ['pdf', 'docx', 'xlsx', 'csv', 'json'] satisfies DocumentFormat[]) {
    const time = await timed(async () => {
      const { jobId } = await client.document.create({ kind: 'record-of-processing', format, language: 'en' })
      for (;;) {
        const { state, fault } = await client.job.get({ id: jobId })
        if (state === 'done') return
        if (fault) throw new Error(`${format}: ${fault.code}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    figures[`record of ${activities} entries as ${format.toUpperCase()}`] = milliseconds(time)
  }
  await engine.close()
  return figures
}
