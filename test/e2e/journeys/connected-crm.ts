import { type HubSpotTwin, twinToken } from '../../support/hubspot-twin.ts'
import { ConnectionPage } from '../pages/connection-page.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { FormPage } from '../pages/form-page.ts'
import { ListPage } from '../pages/list-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import type { Desk } from '../support/desk.ts'

/** Before the requests come: the customer system is connected, and its people have been read. */
export async function connectCrm({ page, say }: Desk, twin: HubSpotTwin): Promise<void> {
  const place = new ConsolePage(page, say)
  const list = new ListPage(page, say)
  const record = new RecordPage(page, say)
  const connection = new ConnectionPage(page, say)
  const system = new FormPage(page, say, 'system')
  await place.goTo('systems')
  await list.begin(say('system:new'))
  await system.fill({ name: 'HubSpot' })
  await system.save()
  await record.arrive('HubSpot')
  await place.goTo('connections')
  await list.begin(say('connection:new'))
  await connection.create({ system: 'HubSpot', name: 'HubSpot EU', token: twinToken, address: twin.url })
  await record.arrive('HubSpot EU')
  await connection.start('discover')
  await connection.outcome('discover')
  await connection.start('sync')
  await connection.outcome('sync')
}
