/** The field in which somebody begins to type. */
export function firstFieldOf(part: HTMLElement | null): HTMLElement | null {
  return part?.querySelector<HTMLElement>('input, textarea, select') ?? null
}
