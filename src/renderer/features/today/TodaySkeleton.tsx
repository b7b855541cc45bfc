import { Skeleton } from '@mantine/core'
import type { CSSProperties } from 'react'
import classes from './today.module.css'

const clocks = [1, 2, 3, 4, 5, 6, 7, 8]
const lists = [
  { key: 'overdue', lines: [92, 78, 85, 70, 88, 74, 81, 66] },
  { key: 'today', lines: [83] },
  { key: 'thisWeek', lines: [76, 88, 71, 80] },
]
const charts = [1, 2, 3, 4, 5, 6]

/** Grey shapes in the places and sizes of what a store in use shows, so that nothing moves when it arrives. */
export function TodaySkeleton() {
  return (
    <div className={classes.page} aria-busy="true">
      <section>
        <Head />
        <div
          className={classes.clocks}
          style={{ ['--columns' as string]: 4, ['--wide-columns' as string]: 8 } as CSSProperties}
        >
          {clocks.map((clock) => (
            <Skeleton key={clock} className={classes.cardShape} />
          ))}
        </div>
      </section>
      <div className={classes.lists}>
        {lists.map(({ key, lines }) => (
          <section key={key} className={classes.list}>
            <Head />
            {lines.map((width) => (
              <div key={width} className={classes.itemShape}>
                <Skeleton height={10} width={`${width}%`} />
                <Skeleton height={10} width="40%" />
              </div>
            ))}
          </section>
        ))}
      </div>
      <section>
        <Head />
        <div className={classes.charts}>
          {charts.map((chart) => (
            <Skeleton key={chart} height="18rem" />
          ))}
        </div>
      </section>
    </div>
  )
}

function Head() {
  return (
    <div className={classes.headShape}>
      <Skeleton height={12} width="9rem" />
    </div>
  )
}
