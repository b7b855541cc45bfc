import axe, { type RunOnly } from 'axe-core'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const practices = [...standards, 'best-practice']

/** What axe-core finds on the screen: rule and element, a line each. */
export function axeFindings(page: Page): Promise<readonly string[]> {
  return axeRun(page, { type: 'tag', values: standards })
}

/** The same for what other colours alone can change. */
export function contrastFindings(page: Page): Promise<readonly string[]> {
  return axeRun(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] })
}

/** The same with what axe-core counts as good practice, such as landmarks around everything. */
export function axePractices(page: Page): Promise<readonly string[]> {
  return axeRun(page, { type: 'tag', values: practices })
}

async function axeRun(page: Page, runOnly: RunOnly): Promise<readonly string[]> {
  // In a world of its own, where the page's content security policy does not hold the tool back.
  const session = await page.context().newCDPSession(page)
  try {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    })
    await session.send('Runtime.evaluate', { contextId, expression: axe.source })
    const run = `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression: run,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  } finally {
    await session.detach()
  }
}

/** Whether the window scrolls sideways. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('main')]
    return boxes.some((box) => box.scrollWidth > box.clientWidth + 1)
  })
}

/** Whether a list has to be scrolled sideways to be read. */
export function listScrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="grid"]')].some(
      ({ parentElement: box }) => box !== null && box.scrollWidth > box.clientWidth + 1,
    ),
  )
}

/**
 * What stands on the screen and is cut: words of the product and of the user alike. Only what carries `data-cuts` may be
 * shortened, because it shows the whole under the pointer.
 * @param among a further selector of the elements that are looked at
 */
export function cutTexts(page: Page, among = ''): Promise<readonly string[]> {
  return page.evaluate((which) => {
    const cut: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(`body *${which}`)) {
      const { overflowX, clipPath, visibility } = getComputedStyle(element)
      const text = (element.textContent ?? '').trim()
      const isClipped = overflowX === 'hidden' || overflowX === 'clip'
      // What is there for screen readers alone is one pixel wide on purpose.
      const isSeen = visibility === 'visible' && element.clientWidth > 2 && clipPath === 'none'
      const isFull = element.scrollWidth <= element.clientWidth + 1
      if (text === '' || !isClipped || !isSeen || isFull || element.dataset.cuts !== undefined) continue
      cut.push(`${text.slice(0, 80)} (${element.scrollWidth} in ${element.clientWidth} px)`)
    }
    // A chosen value stands in a field of its own.
    for (const { scrollWidth, clientWidth, value } of document.querySelectorAll<HTMLInputElement>(
      'input[aria-haspopup="listbox"]',
    )) {
      if (scrollWidth > clientWidth + 1) cut.push(`${value} (${scrollWidth} in ${clientWidth} px)`)
    }
    return cut
  }, among)
}

/** What the screen says in its own words: buttons, tabs, headings, labels, column heads. */
export function ownWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const own = 'button, [role="tab"], h1, h2, h3, label, legend, th, nav a, dt'
    const texts = [...document.querySelectorAll(own)].map((element) => (element.textContent ?? '').trim())
    const names = [...document.querySelectorAll('[aria-label]')].map((element) =>
      element.getAttribute('aria-label'),
    )
    return [...new Set([...texts, ...names])].filter((text): text is string => text !== null && text !== '')
  })
}

/**
 * How far things on the screen moved by themselves while it was loaded, as browsers measure it (cumulative layout shift).
 * What stands before the numbers of Today arrive must have their places.
 */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const shifts = list.getEntriesByType('layout-shift') as (PerformanceEntry & { value: number })[]
          resolve(shifts.reduce((sum, { value }) => sum + value, 0))
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        // There is always one of these: the answer comes also where nothing moved.
        observer.observe({ type: 'navigation', buffered: true })
      }),
  )
}
