import { expect, test } from 'vitest'
import { refuseDrops } from '../../../src/renderer/design/files/drops.ts'

/** A drop as a window sees it. */
function drop(kind: 'dragover' | 'drop') {
  const event = new Event(kind, { cancelable: true })
  return Object.assign(event, { dataTransfer: { dropEffect: 'copy' } })
}

test.each(['dragover', 'drop'] as const)('a %s outside of a drop zone is refused', (kind) => {
  const target = new EventTarget()
  const stop = refuseDrops(target)
  const event = drop(kind)
  target.dispatchEvent(event)
  expect([event.defaultPrevented, event.dataTransfer.dropEffect]).toEqual([true, 'none'])
  stop()
  const later = drop(kind)
  target.dispatchEvent(later)
  expect(later.defaultPrevented).toBe(false)
})

test('what a drop zone took is left to it', () => {
  const target = new EventTarget()
  refuseDrops(target)
  const event = drop('drop')
  event.preventDefault()
  target.dispatchEvent(event)
  expect(event.dataTransfer.dropEffect).toBe('copy')
})
