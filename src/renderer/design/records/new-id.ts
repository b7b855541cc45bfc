import { idMaker } from '#shared/kernel/ids.ts'

/** Makes identifiers of parts that a form adds, such as a purpose; records get theirs from the engine. */
export const newId = idMaker(Date.now, (bytes) => {
  bytes.set(crypto.getRandomValues(new Uint8Array(bytes.length)))
  return bytes
})
