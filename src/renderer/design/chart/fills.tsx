import classes from './chart.module.css'

/** How many fills there are; a chart with more series begins again with the first. */
const fillCount = 8

/** The fill of the series at `place`: a colour of its own with a pattern of its own, so that print without colour tells them apart. */
export function fillOf(place: number): string {
  return `url(#chart-fill-${place % fillCount})`
}

/** The marks on the tile of each fill, 8 by 8 units; the first is plain. */
const marks: readonly (readonly string[])[] = [
  [],
  ['M0 8 L8 0', 'M-2 2 L2 -2', 'M6 10 L10 6'],
  ['M1 2 h2 M5 6 h2'],
  ['M0 2 H8', 'M0 6 H8'],
  ['M0 0 L8 8', 'M8 0 L0 8'],
  ['M2 0 V8', 'M6 0 V8'],
  ['M0 0 L8 8', 'M-2 6 L2 10', 'M6 -2 L10 2'],
  ['M4 0 V8', 'M0 4 H8'],
]

/** The fills, once on a page with charts. */
export function ChartFills() {
  return (
    <svg width="0" height="0" className={classes.fills} aria-hidden="true">
      <defs>
        {marks.map((paths, place) => (
          <pattern
            key={paths.join()}
            id={`chart-fill-${place}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            className={classes[`colour${place}`]}
          >
            <rect width="8" height="8" className={paths.length === 0 ? classes.plain : classes.ground} />
            {paths.map((path) => (
              <path key={path} d={path} className={classes.mark} />
            ))}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

/** The fill of a series as a small square, for legends. */
export function Swatch({ place }: { readonly place: number }) {
  return (
    <svg
      width="12"
      height="12"
      aria-hidden="true"
      className={`${classes.swatch} ${classes[`colour${place}`]}`}
    >
      <rect width="12" height="12" fill={fillOf(place)} className={classes.edge} />
    </svg>
  )
}
