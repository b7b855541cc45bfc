import * as z from 'zod'

const Place = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
/** A rectangle on the screens, in device-independent pixels. */
export type Place = z.infer<typeof Place>

/** What a new window gets: a size, and a place where one is known that can be seen. */
export type WindowPlace = Pick<Place, 'width' | 'height'> & Partial<Pick<Place, 'x' | 'y'>>

export const smallestWindow = { width: 1024, height: 700 } as const
const firstWindow = { width: 1280, height: 800 } as const
/** So much of the window must lie on a screen for the person to find and move it. */
const visiblePart = 100

/** Where the window opens: where it was, unless that screen is gone. `remembered` is the text of the state file. */
export function windowPlace(remembered: string | null, screens: readonly Place[]): WindowPlace {
  const place = parse(remembered)
  if (place === null) return firstWindow
  const size = {
    width: Math.max(place.width, smallestWindow.width),
    height: Math.max(place.height, smallestWindow.height),
  }
  const isVisible = screens.some(
    (screen) =>
      place.x + size.width >= screen.x + visiblePart &&
      place.x <= screen.x + screen.width - visiblePart &&
      place.y >= screen.y &&
      place.y <= screen.y + screen.height - visiblePart,
  )
  return isVisible ? { ...size, x: place.x, y: place.y } : size
}

function parse(text: string | null): Place | null {
  try {
    return Place.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
