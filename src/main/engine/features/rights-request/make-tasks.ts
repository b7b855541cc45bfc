import type { PlannedTask, rightsRequestContract } from '#shared/contract/rights-request.ts'
import { cite } from '#shared/kernel/citation.ts'
import requestWork from '../../../../../resources/law/codes/request-work.json' with { type: 'json' }
import type { Words } from '../../language/index.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import { plannedTasks } from './plan.ts'

type Wanted = Parameters<HandlersOf<typeof rightsRequestContract>['makeTasks']>[0]

/** Makes those of the planned actions that are wanted and not made yet, with what to do in words. */
export async function makeTasks(
  { id, keys, dueOn, chaseOn }: Wanted,
  words: Words,
  { db }: Pick<CommandContext, 'db'>,
): Promise<{ readonly made: number }> {
  const request = await db.get('rightsRequest', id)
  const wanted = (await plannedTasks(db, request)).filter(({ key, isMade }) => keys.includes(key) && !isMade)
  for (const task of wanted) {
    await db.insert('task', {
      title: titleOf(task, request.reference, words),
      description: instructionsOf(task, words),
      assignee: task.assignee,
      dueOn,
      priority: 'normal',
      status: 'open',
      subjectId: request.id,
      doneAt: null,
      work: task.work,
      targetId: task.targetId,
      chaseOn,
      answer: '',
    })
  }
  db.note({ tasks: wanted.length })
  return { made: wanted.length }
}

/** The place first, so that a list of actions reads by place; never whom it is about. */
function titleOf({ name, work }: PlannedTask, reference: string, words: Words): string {
  const what = work.map((one) => words.text(`codes:requestWork.${one}`)).join(', ')
  return `${name}: ${what} (${reference})`
}

function instructionsOf({ via, work }: PlannedTask, words: Words): string {
  const lines = work.map((one) => {
    const { article } = requestWork[one]
    return `${words.text(`rights-request:work.${one}`)} (${cite(article, words.language)})`
  })
  const asked = via === 'processor' ? [words.text('rights-request:work.instruct')] : []
  return [...asked, ...lines].join('\n')
}
