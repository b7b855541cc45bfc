import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../design/words/use-words.ts'
import classes from './document.module.css'
import type { PdfPages } from './pdf-pages.ts'

/** The pages of a document under each other. Those in sight and next to it are drawn; the others keep their place. */
export function PreviewPages({ pages }: { readonly pages: PdfPages }) {
  return (
    <ol className={classes.pages}>
      {pages.shapes.map(({ number, width, height }) => (
        <PreviewPage key={number} pages={pages} number={number} shape={`${width} / ${height}`} />
      ))}
    </ol>
  )
}

interface PreviewPageProps {
  readonly pages: PdfPages
  readonly number: number
  readonly shape: string
}

function PreviewPage({ pages, number, shape }: PreviewPageProps) {
  const [sheet, setSheet] = useState<HTMLElement | null>(null)
  const isNear = useNear(sheet)
  return (
    <li ref={setSheet} className={classes.page} style={{ aspectRatio: shape }}>
      {isNear && <Drawing pages={pages} number={number} />}
    </li>
  )
}

function Drawing({ pages, number }: Omit<PreviewPageProps, 'shape'>) {
  const { t } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!canvas.current) return
    setDrawn(false)
    const width = canvas.current.clientWidth * window.devicePixelRatio
    const { done, cancel } = pages.draw(number, canvas.current, width)
    void done.then(setDrawn)
    return cancel
  }, [pages, number])
  return (
    <canvas ref={canvas} role="img" aria-label={t('documents:page', { page: number })} aria-busy={!isDrawn} />
  )
}

/** Whether an element is in sight, or will be after half a screen more of scrolling. */
function useNear(element: HTMLElement | null): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: element.closest('section'),
      rootMargin: '50% 0%',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
