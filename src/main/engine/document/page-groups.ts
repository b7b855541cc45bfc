import type { Block, Report, Section } from './report.ts'

/** Blocks that share pages of one orientation. */
export interface PageGroup {
  readonly orientation: Section['orientation']
  readonly blocks: readonly Block[]
}

/** Sections that follow each other in one orientation share pages; another orientation begins a new page. */
export function pageGroups(report: Report): readonly PageGroup[] {
  const groups: { orientation: PageGroup['orientation']; blocks: Block[] }[] = []
  for (const { orientation, blocks } of report.sections) {
    const last = groups.at(-1)
    if (last?.orientation === orientation) last.blocks.push(...blocks)
    else groups.push({ orientation, blocks: [...blocks] })
  }
  return groups
}
