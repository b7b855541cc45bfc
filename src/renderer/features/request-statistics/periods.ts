import { addDays, addMonths, Day, firstOfQuarter } from '#shared/kernel/dates.ts'

export interface Period {
  readonly from: Day
  readonly to: Day
}

export const presets = ['thisYear', 'lastYear', 'thisQuarter', 'lastQuarter'] as const
export type Preset = (typeof presets)[number]

/** A period by its name, as it lies on a day. */
export function periodOf(preset: Preset, today: Day): Period {
  const january = Day.parse(`${today.slice(0, 4)}-01-01`)
  const quarter = firstOfQuarter(today)
  switch (preset) {
    case 'thisYear':
      return lasting(january, 12)
    case 'lastYear':
      return lasting(addMonths(january, -12), 12)
    case 'thisQuarter':
      return lasting(quarter, 3)
    case 'lastQuarter':
      return lasting(addMonths(quarter, -3), 3)
  }
}

function lasting(from: Day, months: number): Period {
  return { from, to: addDays(addMonths(from, months), -1) }
}
