/** The scheme and host of the window's own pages. */
export const ownScheme = 'app'
const ownHost = 'bundle'

/** The address of the window's first page. */
export const startPage = `${ownScheme}://${ownHost}/`

/**
 * Whether an address is one of the window's own pages. Compared part by part: `app://bundle@evil` and `app://bundle.evil`
 * begin alike.
 */
export function isOwnPage(address: string): boolean {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return false
  }
  return (
    url.protocol === `${ownScheme}:` &&
    url.hostname === ownHost &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  )
}
