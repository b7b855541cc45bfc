import { Tabs } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './scrolling-tabs.module.css'

interface ScrollingTabsProps {
  /** The chosen tab, which is brought into sight. */
  readonly chosen: string
  readonly children: ReactNode
}

/**
 * Tabs in one line. Where they do not fit, the line scrolls: by arrow keys with the focus, by wheel and touch, and by a button at
 * each end that has more. The buttons are for the pointer alone; keys and screen readers reach every tab without them.
 */
export function ScrollingTabs({ chosen, children }: ScrollingTabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const [hidden, setHidden] = useState({ before: false, after: false })
  useEffect(() => {
    const line = list.current
    if (line === null) return
    const measure = () => {
      const { scrollLeft, scrollWidth, clientWidth } = line
      const before = scrollLeft > 1
      const after = scrollLeft + clientWidth < scrollWidth - 1
      setHidden((known) => (known.before === before && known.after === after ? known : { before, after }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(line)
    for (const tab of line.children) observer.observe(tab)
    line.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      line.removeEventListener('scroll', measure)
    }
  }, [])
  useEffect(() => {
    const tab = list.current?.querySelector(`[role="tab"][data-tab="${chosen}"]`)
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  const move = (direction: 1 | -1) => {
    const line = list.current
    line?.scrollBy({ left: direction * line.clientWidth * 0.7 })
  }
  return (
    <div className={classes.line}>
      {hidden.before && (
        <button
          type="button"
          className={classes.more}
          data-at="start"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => move(-1)}
        >
          <ChevronLeft size={16} />
        </button>
      )}
      <Tabs.List ref={list} className={classes.list}>
        {children}
      </Tabs.List>
      {hidden.after && (
        <button
          type="button"
          className={classes.more}
          data-at="end"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => move(1)}
        >
          <ChevronRight size={16} />
        </button>
      )}
    </div>
  )
}
