/** The field in which somebody begins to type. */
export function firstFieldOf(part: HTMLElement | null): HTMLElement | null {
  return part?.querySelector<HTMLElement>('input, textarea, select') ?? null
}

/** Leads to the first field that has to be corrected; where none is named, to what is said above the fields. */
export function focusFirstWrong(part: HTMLElement | null): void {
  const wrong = part?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (wrong) wrong.focus()
  else part?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
}
