/**
 * The part of an address after the question mark, for links and navigation. Routes are made from declarations at run
 * time, so that the router's types know no search of theirs; screens read it back with a schema.
 */
export function withSearch(search: Readonly<Record<string, unknown>>): never {
  return search as never
}
