/** Stands in the built page wherever the nonce of a response belongs. */
export const noncePlaceholder = '__WARDBOOK_NONCE__'

/**
 * The content security policy of a response. Nothing but the window's own files runs; style elements need the nonce of
 * this response, and markup reaches the document only through the one Trusted Types policy.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    'trusted-types default',
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/** The headers that every response carries, whichever shell sends it. */
export function securityHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
