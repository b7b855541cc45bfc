type Search = Readonly<Record<string, unknown>>

/**
 * The part of an address after the question mark, or how it changes, for links and navigation. Routes are made from
 * declarations at run time, so that the router's types know no search of theirs; screens read it back with a schema.
 */
export function withSearch(search: Search | ((previous: Search) => Search)): never {
  return search as never
}
