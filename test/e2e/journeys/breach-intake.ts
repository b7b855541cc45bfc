import { ConsolePage } from '../pages/console-page.ts'
import { FormPage, type WallTime } from '../pages/form-page.ts'
import { ListPage } from '../pages/list-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import type { Desk } from '../support/desk.ts'

interface NewBreach {
  readonly title: string
  readonly aware: WallTime
  readonly reason: string
}

/** Records a breach of which the controller is aware. */
export async function recordBreach({ page, say }: Desk, { title, aware, reason }: NewBreach): Promise<void> {
  const intake = new FormPage(page, say, 'breach')
  await new ConsolePage(page, say).goTo('breaches')
  await new ListPage(page, say).begin(say('breach:new'))
  await intake.fill({ title })
  await intake.section('when')
  const awareness = await intake.include('aware')
  await awareness.fillMoment('aware-at', aware)
  await awareness.fill({ 'aware-by': 'Ana, data protection officer', 'aware-reason': reason })
  await intake.save()
  await new RecordPage(page, say).arrive(title)
}
