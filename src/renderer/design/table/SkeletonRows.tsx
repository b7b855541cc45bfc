import { Skeleton } from '@mantine/core'
import classes from './table.module.css'

const lengths = [80, 60, 70, 50, 75, 65, 55, 72, 62, 58]

/** Grey rows of the height of real ones, so that nothing moves when these arrive. */
export function SkeletonRows({ columns }: { readonly columns: number }) {
  return lengths.map((length) => (
    <tr key={length} className={classes.row}>
      {lengths.slice(0, columns).map((width) => (
        <td key={width}>
          <div className={classes.cell}>
            <Skeleton height={10} width={`${(length + width) / 2}%`} />
          </div>
        </td>
      ))}
    </tr>
  ))
}
