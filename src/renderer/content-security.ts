import * as z from 'zod'

/**
 * The first module of the window, because libraries look at these settings while they load. The policy of every response
 * forbids evaluated code, inline styles without its nonce, and markup made from strings.
 */
z.config({ jitless: true })

/** The nonce of this page's style elements, for MantineProvider's `getStyleNonce`. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// react-remove-scroll takes the nonce of its style element from here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })

// Plain text may be set as content; markup may not. Without a default policy React's own text assignments would fail.
window.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
})
