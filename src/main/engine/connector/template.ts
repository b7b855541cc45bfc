import { placeholdersIn, type RequestTemplate } from './definition.ts'

/** What a placeholder stands for; null: there is no value, and a query parameter that needs it is left out. */
export type TemplateValues = Readonly<Record<string, string | readonly string[] | null>>

/** A request as it goes out, before the host and the signing in. */
export interface PreparedRequest {
  readonly method: 'GET' | 'POST'
  /** Path and query, from the root of the API. */
  readonly target: string
  readonly body: string | null
  /** The segments of the path that may be written down: no person can be recognised by them. */
  readonly plain: readonly string[]
}

/** Fills a request. Values are encoded for the place where they stand, so that none can change the request's meaning. */
export function fill(template: RequestTemplate, values: TemplateValues): PreparedRequest {
  const path = replaced(template.path, values, encodeURIComponent)
  const query = new URLSearchParams()
  for (const [name, pattern] of Object.entries(template.query))
    for (const value of parameterValues(pattern, values)) query.append(name, value)
  const search = query.toString()
  return {
    method: template.method,
    target: search === '' ? path : `${path}?${search}`,
    body: template.body === undefined ? null : JSON.stringify(filledBody(template.body, values)),
    plain: template.path
      .split('/')
      .filter((segment) => placeholdersIn(segment).every((name) => name === 'objectType'))
      .map((segment) => replaced(segment, values, encodeURIComponent)),
  }
}

/** A path as it may be written down: each segment that is not among the `plain` ones may name a person and is `*`. */
export function shownPath(path: string, plain: readonly string[]): string {
  return path
    .split('/')
    .map((segment) => (segment === '' || plain.includes(segment) ? segment : '*'))
    .join('/')
}

function parameterValues(pattern: string, values: TemplateValues): readonly string[] {
  const whole = wholePlaceholder(pattern)
  if (whole === null) return [replaced(pattern, values, (text) => text)]
  const value = values[whole] ?? []
  return typeof value === 'string' ? [value] : value
}

function filledBody(part: unknown, values: TemplateValues): unknown {
  if (typeof part === 'string') {
    const whole = wholePlaceholder(part)
    return whole === null ? replaced(part, values, (text) => text) : (values[whole] ?? null)
  }
  if (Array.isArray(part)) return part.map((member) => filledBody(member, values))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, filledBody(member, values)]))
}

function replaced(pattern: string, values: TemplateValues, encode: (text: string) => string): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (typeof value !== 'string') throw new Error(`a request needs one value for {${name}}`)
    return encode(value)
  })
}

function wholePlaceholder(pattern: string): string | null {
  return /^\{(\w+)\}$/.exec(pattern)?.[1] ?? null
}
