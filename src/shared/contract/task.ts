import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { registerOperations } from '../kernel/register.ts'
import { RequestWork, TaskPriority, TaskState } from './codes.ts'
import { LongText, OptionalText, ShortText } from './texts.ts'

const recordId = z
  .string()
  .regex(/^[a-z]+_[0-9a-z]{26}$/)
  .nullable()
  .default(null)

const shape = {
  title: ShortText,
  description: LongText,
  assignee: OptionalText,
  dueOn: Day.nullable().default(null),
  priority: TaskPriority.default('normal'),
  status: TaskState.default('open'),
  /** The record that the task belongs to: an identifier of any kind, or null. */
  subjectId: recordId,
}

/** Fields that came later; their columns stand behind the others. */
const laterShape = {
  /** What a request asks to be done there; empty: an action of any other kind. */
  work: z.array(RequestWork).max(RequestWork.options.length).default([]),
  /** The system, processor or recipient where it is done; null: none, or one that has no record. */
  targetId: recordId,
  /** When whoever is to do it is asked again. */
  chaseOn: Day.nullable().default(null),
  /** What came back. */
  answer: LongText,
}

const typedShape = { ...shape, ...laterShape }

/** Something that somebody has to do. */
export const Task = entity('task', { ...shape, doneAt: Instant.nullable(), ...laterShape })
export type Task = z.infer<typeof Task>

export const taskContract = registerOperations(
  'task',
  typedShape,
  Task,
  {
    search: z.string(),
    status: z.array(TaskState),
    priority: z.array(TaskPriority),
    subjectId: z.array(z.string()),
    dueOnBefore: Day,
  },
  ['title', 'dueOn', 'chaseOn', 'priority', 'status', 'assignee', 'updatedAt'],
)
