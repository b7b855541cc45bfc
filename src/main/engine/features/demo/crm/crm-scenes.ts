import { fill } from '../fill.ts'
import type { Properties } from '../scenes.ts'
import type { Client, Known, Scene, Stage } from '../stage.ts'
import type { Calendar } from '../story-time.ts'
import type { CrmFile } from './crm-file.ts'

/**
 * Connecting the customer system, discovering its fields twice, classifying them and reading its people.
 * @param nightly the calendar of what runs by itself, on week-ends too
 */
export function crmScenes(
  crm: CrmFile,
  { calendar, words, newId }: Properties,
  nightly: Calendar,
): readonly Scene[] {
  const scene = (step: keyof CrmFile['steps'], play: Scene['play']): Scene => ({
    at: (step === 'synchronised' ? nightly : calendar).moment(crm.steps[step]),
    name: `connection.crm ${step}`,
    play,
  })
  const id = (stage: Stage) => ({ id: stage.recall('connection.crm').id })
  const discover = async (stage: Stage) => {
    await stage.finished(await stage.client.connection.discover(id(stage)))
    await rememberFields(stage)
  }
  return [
    scene('connected', async (stage) => {
      const input = fill(crm.connection, {
        words,
        calendar,
        newId,
        today: calendar.day(0),
        idOf: (key) => stage.recall(key).id,
        textPath: (place) => place.join('.'),
      })
      stage.remember('connection.crm', (await stage.call('connection.create', input)) as Known)
      await stage.client.connection.setSecret({ ...id(stage), secret: crm.secret })
      await stage.finished(await stage.client.connection.test(id(stage)))
    }),
    scene('discovered', discover),
    scene('classified', async ({ client, recall }) => {
      const rejected = new Set(crm.rejected.map((key) => recall(`field.${key}`).id))
      const proposed = (await allFields(client)).filter(({ decision }) => decision === 'proposed')
      const decide = async (decision: 'accepted' | 'rejected', fields: typeof proposed) => {
        const ids = fields.map((field) => field.id)
        if (ids.length > 0) await client.field.decide({ ids, decision })
      }
      await decide(
        'accepted',
        proposed.filter(
          ({ id: field, proposal }) => !rejected.has(field) && (proposal?.confidence ?? 0) >= crm.acceptFrom,
        ),
      )
      await decide(
        'rejected',
        proposed.filter(({ id: field }) => rejected.has(field)),
      )
    }),
    scene('discoveredAgain', discover),
    scene('synchronised', async (stage) => {
      await stage.finished(await stage.client.connection.sync(id(stage)))
    }),
  ]
}

/** Each field under `field.<object type>.<name>`. */
async function rememberFields({ client, remember }: Stage): Promise<void> {
  const datasets = await client.dataset.list({ limit: 500 })
  const nameOf = new Map(datasets.items.map(({ id, name }) => [id as string, name]))
  for (const field of await allFields(client)) {
    remember(`field.${nameOf.get(field.datasetId)}.${field.name}`, field)
  }
}

async function allFields(client: Client) {
  const found = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<Client['field']['list']>> = await client.field.list({ limit: 500, cursor })
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}
