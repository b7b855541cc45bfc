/** Where a value stands in a record: field names and list positions. */
export type Path = readonly (string | number)[]

/** One place of a form: its value, how to change it, and the way further in. */
export interface Lens<V> {
  readonly value: V
  readonly path: Path
  readonly set: (next: V) => void
}

/** The place `key` inside a record. */
export function at<V extends object, K extends keyof V & string>(lens: Lens<V>, key: K): Lens<V[K]> {
  return {
    value: lens.value[key],
    path: [...lens.path, key],
    set: (next) => lens.set({ ...lens.value, [key]: next }),
  }
}

/** One entry of a list. */
export function entry<V>(lens: Lens<V[]>, value: V, index: number): Lens<V> {
  return {
    value,
    path: [...lens.path, index],
    set: (next) => lens.set(lens.value.map((item, place) => (place === index ? next : item))),
  }
}

/** The value of one key of a record whose keys are known only at run time; the empty text where there is none. */
export function entryOf(lens: Lens<Record<string, string>>, key: string): Lens<string> {
  return {
    value: lens.value[key] ?? '',
    path: [...lens.path, key],
    set: (next) => lens.set({ ...lens.value, [key]: next }),
  }
}

/** The same place once its value is known to be there. */
export function filled<V>(lens: Lens<V | null>, value: V): Lens<V> {
  return { value, path: lens.path, set: lens.set }
}

/** `['purposes', 0, 'name']` as `purposes.0.name`: the name of an input, and the key of its error. */
export function pathName(path: Path): string {
  return path.join('.')
}

/** `['purposes', 0, 'name']` as `purposes-name`: the key of its words, the same for each entry of a list. */
export function wordKey(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('-')
}
