import type { BrowserContext, Page } from 'playwright-core'

/** A page that remembers what it should not have said. */
export interface WatchedPage {
  readonly page: Page
  /** Errors in the console, uncaught ones, and violations of the content security policy; empty on every screen. */
  readonly complaints: readonly string[]
}

/** Opens a page that is watched from its first moment. */
export async function openWatchedPage(context: BrowserContext): Promise<WatchedPage> {
  return watchPage(await context.newPage())
}

/** Watches a page from now on, and every document that it loads later from its first moment. */
export async function watchPage(page: Page, complaints: string[] = []): Promise<WatchedPage> {
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  await page.exposeFunction('reportViolation', (text: string) => complaints.push(`policy: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      Reflect.get(
        window,
        'reportViolation',
      )(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  return { page, complaints }
}
