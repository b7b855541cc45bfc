import { useEffect, useState } from 'react'
import { openPdf, type PdfPages } from './pdf-pages.ts'

/** The pages of a PDF; those of the one before stay until they are there. Null before the first. */
export function usePdfPages(pdf: Blob | undefined): PdfPages | null {
  const [pages, setPages] = useState<PdfPages | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (pdf === undefined) return
    let isWanted = true
    openPdf(pdf).then(
      (opened) => (isWanted ? setPages(opened) : opened.close()),
      (error: unknown) => isWanted && setFailure(error),
    )
    return () => {
      isWanted = false
    }
  }, [pdf])
  useEffect(() => () => pages?.close(), [pages])
  // A document of ours that cannot be read is a bug: the screen's own boundary says so.
  if (failure !== null) throw failure
  return pages
}
