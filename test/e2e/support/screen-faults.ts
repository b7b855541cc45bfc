import axe from 'axe-core'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const practices = [...standards, 'best-practice']

/** What axe-core finds on the screen: rule and element, a line each. */
export function axeFindings(page: Page): Promise<readonly string[]> {
  return axeRun(page, standards)
}

/** The same with what axe-core counts as good practice, such as landmarks around everything. */
export function axePractices(page: Page): Promise<readonly string[]> {
  return axeRun(page, practices)
}

async function axeRun(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  // In a world of its own, where the page's content security policy does not hold the tool back.
  const session = await page.context().newCDPSession(page)
  try {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    })
    await session.send('Runtime.evaluate', { contextId, expression: axe.source })
    const run = `axe.run(document, ${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})
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

/** The product's own words that do not fit into their button, tab, place or column head. */
export async function cutWords(page: Page, isOwn: (text: string) => boolean): Promise<readonly string[]> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('button, button span, [role="tab"], nav a, nav a span, th')]
      // The trail gives way to the title on purpose.
      .filter((element) => element.closest('header nav') === null)
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => (element.textContent ?? '').trim()),
  )
  return cut.filter(isOwn)
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
