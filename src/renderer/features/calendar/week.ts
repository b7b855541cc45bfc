import { addDays, type Day, Day as DaySchema, daysBetween } from '#shared/kernel/dates.ts'

/** Some Monday, from which all others are counted. */
const monday = DaySchema.parse('2024-01-01')

/** The seven days of the week in which `day` lies, from Monday (ISO 8601). */
export function weekOf(day: Day): readonly Day[] {
  const weekday = ((daysBetween(monday, day) % 7) + 7) % 7
  return [0, 1, 2, 3, 4, 5, 6].map((place) => addDays(day, place - weekday))
}

/** The number of the week in which `day` lies (ISO 8601): the first is the one with the year's first Thursday. */
export function weekNumber(day: Day): number {
  const thursday = weekOf(day)[3] ?? day
  return Math.floor(daysBetween(DaySchema.parse(`${thursday.slice(0, 4)}-01-01`), thursday) / 7) + 1
}
