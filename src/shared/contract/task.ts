import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { registerOperations } from '../kernel/register.ts'
import { TaskPriority, TaskState } from './codes.ts'
import { LongText, OptionalText, ShortText } from './texts.ts'

const shape = {
  title: ShortText,
  description: LongText,
  assignee: OptionalText,
  dueOn: Day.nullable().default(null),
  priority: TaskPriority.default('normal'),
  status: TaskState.default('open'),
  /** The record that the task belongs to: an identifier of any kind, or null. */
  subjectId: z
    .string()
    .regex(/^[a-z]+_[0-9a-z]{26}$/)
    .nullable()
    .default(null),
}

/** Something that somebody has to do. */
export const Task = entity('task', { ...shape, doneAt: Instant.nullable() })
export type Task = z.infer<typeof Task>

export const taskContract = registerOperations(
  'task',
  shape,
  Task,
  {
    search: z.string(),
    status: z.array(TaskState),
    priority: z.array(TaskPriority),
    subjectId: z.array(z.string()),
    dueOnBefore: Day,
  },
  ['title', 'dueOn', 'priority', 'status', 'assignee', 'updatedAt'],
)
