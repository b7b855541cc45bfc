/** The part of the Trusted Types API that the window uses; TypeScript's own declarations have none of it. */
interface TrustedTypePolicyFactory {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML?: (text: string) => string | null },
  ) => unknown
}

interface Window {
  readonly trustedTypes?: TrustedTypePolicyFactory
}
