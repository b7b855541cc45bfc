/** `processingActivity` to `processing-activity`: an entity's name to the namespace of its words. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
