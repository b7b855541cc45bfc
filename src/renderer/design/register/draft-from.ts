/** The fields of `shape` out of a record: what a form edits of it. */
export function draftFrom<Row extends object, Shape extends object>(
  row: Row,
  shape: Shape,
): Pick<Row, keyof Row & keyof Shape> {
  const names = new Set(Object.keys(shape))
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name))) as Pick<
    Row,
    keyof Row & keyof Shape
  >
}
