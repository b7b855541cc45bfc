import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import classes from './chart.module.css'
import { fillOf } from './fills.tsx'

const tick = { fill: 'var(--text-muted)', fontSize: 11 }
const axis = { stroke: 'var(--line-strong)' }
const tip = {
  isAnimationActive: false,
  cursor: { fill: 'var(--surface-hover)' },
  contentStyle: {
    background: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 4,
    padding: '4px 8px',
    fontSize: 12,
  },
  itemStyle: { color: 'var(--text)', padding: 0 },
} as const

export interface Share {
  readonly key: string
  readonly label: string
  readonly count: number
}

interface SharePlotProps {
  readonly shares: readonly Share[]
  /** The name of what is counted. */
  readonly unit: string
  readonly onOpen: (key: string) => void
}

/** One bar a share, its name at the left and its number at the end. */
export function SharePlot({ shares, unit, onOpen }: SharePlotProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...shares]}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 0, right: 28, bottom: 0, left: 0 }}
        barCategoryGap="25%"
      >
        <XAxis type="number" hide allowDecimals={false} />
        <YAxis
          type="category"
          dataKey="label"
          width="auto"
          tick={tick}
          axisLine={axis}
          tickLine={false}
          interval={0}
        />
        <Tooltip {...tip} />
        <Bar
          dataKey="count"
          name={unit}
          fill={fillOf(0)}
          maxBarSize={18}
          isAnimationActive={false}
          className={classes.bar ?? ''}
          onClick={(_, index) => {
            const share = shares[index]
            if (share) onOpen(share.key)
          }}
        >
          <LabelList dataKey="count" position="right" fill="var(--text)" fontSize={11} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  )
}

export interface Series {
  readonly key: string
  readonly label: string
  readonly fill: number
}

export interface StackColumn {
  readonly key: string
  readonly label: string
  readonly counts: Readonly<Record<string, number>>
}

interface StackPlotProps {
  readonly columns: readonly StackColumn[]
  readonly series: readonly Series[]
  readonly onOpen: (column: string, series: string) => void
}

/** One column a month, its parts on top of each other. */
export function StackPlot({ columns, series, onOpen }: StackPlotProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...columns]}
        accessibilityLayer={false}
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="20%"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={tick} axisLine={axis} tickLine={false} minTickGap={12} />
        <YAxis width={24} tick={tick} axisLine={false} tickLine={false} allowDecimals={false} />
        <Tooltip {...tip} />
        {series.map(({ key, label, fill }) => (
          <Bar
            key={key}
            dataKey={(column: StackColumn) => column.counts[key] ?? 0}
            name={label}
            stackId="all"
            fill={fillOf(fill)}
            maxBarSize={28}
            isAnimationActive={false}
            className={`${classes.bar} ${classes[`colour${fill}`]}`}
            onClick={(_, index) => {
              const column = columns[index]
              if (column) onOpen(column.key, key)
            }}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}

export interface RatePoint {
  readonly key: string
  readonly label: string
  /** Percent; null where there was nothing to measure. */
  readonly rate: number | null
}

interface RatePlotProps {
  readonly points: readonly RatePoint[]
  readonly name: string
}

/** A rate over months, in percent. */
export function RatePlot({ points, name }: RatePlotProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={[...points]}
        accessibilityLayer={false}
        margin={{ top: 6, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={tick} axisLine={axis} tickLine={false} minTickGap={12} />
        <YAxis
          width={46}
          domain={[0, 100]}
          ticks={[0, 25, 50, 75, 100]}
          tick={tick}
          axisLine={false}
          tickLine={false}
          tickFormatter={percent}
        />
        <Tooltip
          {...tip}
          formatter={(value) => percent(Number(value))}
          cursor={{ stroke: 'var(--line-strong)' }}
        />
        <Line
          dataKey="rate"
          name={name}
          stroke="var(--chart-1)"
          strokeWidth={2}
          dot={{ r: 3, fill: 'var(--surface)', stroke: 'var(--chart-1)', strokeWidth: 2 }}
          connectNulls
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}

function percent(value: number): string {
  return `${value} %`
}
