import * as z from 'zod'

/**
 * The schema of a code list under `resources/law/codes` or of the states of a machine under `resources/law/states`: the
 * file's keys. Records keep the key; its words stand in the locales, its article and DPV term in the file.
 */
export function codeList<T extends Readonly<Record<string, unknown>>>(list: T) {
  return z.enum(Object.keys(list) as [keyof T & string, ...(keyof T & string)[]])
}
