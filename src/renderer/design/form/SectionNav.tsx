import { CircleAlert, CircleCheck, CircleDashed, CircleDot } from 'lucide-react'
import { useWords } from '../words/use-words.ts'
import classes from './form-screen.module.css'

/** How far a section is: nothing filled, some, all, or wrong. */
export type SectionMark = 'empty' | 'partly' | 'filled' | 'wrong'

export interface SectionEntry {
  readonly key: string
  readonly title: string
  readonly mark: SectionMark
}

interface SectionNavProps {
  readonly sections: readonly SectionEntry[]
  readonly current: string
  readonly onChoose: (key: string) => void
}

const icons = { empty: CircleDashed, partly: CircleDot, filled: CircleCheck, wrong: CircleAlert } as const

/** The sections of a form with their progress. */
export function SectionNav({ sections, current, onChoose }: SectionNavProps) {
  const { t } = useWords()
  return (
    <nav aria-label={t('design:form.sections')} className={classes.nav}>
      <ol>
        {sections.map(({ key, title, mark }) => {
          const Icon = icons[mark]
          return (
            <li key={key}>
              <button
                type="button"
                className={classes.navItem}
                aria-current={key === current ? 'step' : undefined}
                onClick={() => onChoose(key)}
              >
                <Icon size={14} aria-label={t(`design:form.mark.${mark}`)} className={classes[mark]} />
                <span>{title}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
