import './older-browser.ts'

/** A page's number, from 1, and its size in points of PDF: 72 an inch. */
interface PageShape {
  readonly number: number
  readonly width: number
  readonly height: number
}

/** A PDF that is open in the window. Each page is drawn when it is asked for, and not before. */
export interface PdfPages {
  readonly shapes: readonly PageShape[]
  /**
   * Draws a page on a canvas.
   * @param number the page's number
   * @param width device pixels; the height follows from the page
   */
  readonly draw: (number: number, canvas: HTMLCanvasElement, width: number) => PageDrawing
  /** Frees its memory. */
  readonly close: () => void
}

interface PageDrawing {
  /** Resolves to whether the page was drawn; false: it was cancelled. */
  readonly done: Promise<boolean>
  readonly cancel: () => void
}

/** Opens a PDF. The reader is fetched with the first one: no other screen needs it. */
export async function openPdf(pdf: Blob): Promise<PdfPages> {
  const [{ getDocument, RenderingCancelledException }, bytes] = await Promise.all([
    import('unpdf/pdfjs'),
    pdf.arrayBuffer(),
  ])
  // Documents embed their fonts and hold no pictures that need a decoder; the content security policy knows no WebAssembly.
  const opening = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, useWasm: false })
  const document = await opening.promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)),
  )
  const shapes = pages.map((page) => {
    const { width, height } = page.getViewport({ scale: 1 })
    return { number: page.pageNumber, width, height }
  })
  return {
    shapes,
    draw: (number, canvas, width) => {
      const page = pages[number - 1]
      if (!page) throw new Error(`the document has no page ${number}`)
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      const drawing = page.render({ canvas, viewport })
      const done = drawing.promise.then(
        () => true,
        (error: unknown) => {
          if (error instanceof RenderingCancelledException) return false
          throw error
        },
      )
      return { done, cancel: () => drawing.cancel() }
    },
    close: () => void opening.destroy(),
  }
}
