import { expect, test } from 'vitest'
import { screens, screensIn } from './support/every-screen.ts'

const shown = screensIn('en')

test('every place of the sidebar is looked at', async () => {
  expect(await shown.leftOut()).toEqual([])
})

test.each(screens)('%s is clean', async (screen) => {
  expect(await shown.faultsOf(screen)).toEqual([])
})

test('a list is printed with its heads on every page, and without its tools', async () => {
  const pages = await shown.printedList()
  expect(pages.length).toBeGreaterThan(1)
  // The last of 25, which the window does not show.
  expect(pages.join()).toContain('PA-2024-001')
  for (const printed of pages) expect(printed).toContain(shown.say('design:field.status'))
  expect(pages.join()).not.toContain(shown.say('design:table.filter'))
})

test('what a list shortens is shown whole under the pointer', async () => {
  const { text, title } = await shown.shortened()
  expect(text).toContain(' · ')
  expect(title).toBe(text)
})
