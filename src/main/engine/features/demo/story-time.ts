import {
  addDays,
  type Clock,
  type Day,
  type Instant,
  instantAt,
  millisecondsOf,
  type TimeZone,
} from '#shared/kernel/dates.ts'
import { idMaker, type NewId } from '#shared/kernel/ids.ts'
import { typedMoment } from '../../deadline/index.ts'
import { between, chanceOf } from './chance.ts'

/** The days and moments of a story, counted from its reference date. */
export interface Calendar {
  /** The day so many days after the reference date; negative: before it. */
  day(offset: number): Day
  /** `-24 09:10`: ten past nine on the wall, 24 days before the reference date. */
  moment(text: string): Instant
}

/**
 * @param workingDays moments of a week-end move to the Friday before: nobody was in the office
 */
export function calendarFrom(asOf: Day, zone: TimeZone, workingDays: boolean): Calendar {
  const day = (offset: number) => addDays(asOf, offset)
  return {
    day,
    moment: (text) => {
      const [offset = '', time = ''] = text.split(' ')
      const named = day(Number(offset))
      const on = workingDays ? addDays(named, -daysSinceFriday(named)) : named
      return typedMoment(`${on}T${time}`, zone, 'moment').at
    },
  }
}

/** 1 on Saturday, 2 on Sunday, else 0. */
function daysSinceFriday(day: Day): number {
  // 1970-01-01 was a Thursday.
  const weekday = (Math.floor(millisecondsOf(`${day}T00:00:00Z` as Instant) / 86_400_000) + 3) % 7
  return Math.max(0, weekday - 4)
}

/** A clock that stands until the story moves it, and never goes back. */
export interface StoryClock {
  readonly clock: Clock
  moveTo(moment: Instant): void
}

export function storyClock(begins: Instant): StoryClock {
  let now = millisecondsOf(begins)
  return {
    clock: () => instantAt(now),
    moveTo: (moment) => {
      now = Math.max(now, millisecondsOf(moment))
    },
  }
}

/** Identifiers that depend on the seed and the story's clock alone, and sort in the order in which they were made. */
export function storyIds(seed: string, { clock }: StoryClock): NewId {
  const chance = chanceOf(`${seed} identifiers`)
  let made = 0
  return idMaker(
    () => millisecondsOf(clock()),
    (bytes) => {
      made += 1
      // The first places count; a clock that stands would otherwise leave the order to chance.
      for (let place = 0; place < bytes.length; place++) {
        bytes[place] = place < 6 ? Math.floor(made / 32 ** (5 - place)) % 32 : between(chance, 0, 31)
      }
      return bytes
    },
  )
}
