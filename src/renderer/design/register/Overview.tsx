import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { kindOf, namesOf } from '../fields/field-kind.ts'
import { useFieldWords } from '../form/form-context.ts'
import { ShownPathContext } from '../form/shown-path.ts'
import classes from '../layout/layout.module.css'
import { withSearch } from '../layout/with-search.ts'
import { useWords } from '../words/use-words.ts'
import type { Section } from './register.ts'

interface OverviewProps<D extends object> {
  readonly namespace: string
  readonly sections: readonly Section<D>[]
  readonly draft: D
  /** The address of the form; null: the person may not edit. */
  readonly editPath: string | null
}

/** The whole record, section by section, as it would be read out. */
export function Overview<D extends object>({ namespace, sections, draft, editPath }: OverviewProps<D>) {
  const { t } = useWords()
  return (
    <div className={classes.overview}>
      {sections
        .filter(({ when }) => when === undefined || when(draft))
        .map((section) => {
          const title = t(`${namespace}:section.${section.key}`)
          return (
            <section key={section.key} className={classes.overviewSection} aria-label={title}>
              <div className={classes.overviewHead}>
                <h2>{title}</h2>
                {editPath !== null && (
                  <Tooltip label={t('design:edit', { what: title })}>
                    <ActionIcon
                      component={Link}
                      to={editPath}
                      search={withSearch({ section: section.key })}
                      size={22}
                      aria-label={t('design:edit', { what: title })}
                    >
                      <Pencil size={12} />
                    </ActionIcon>
                  </Tooltip>
                )}
              </div>
              <SectionFacts namespace={namespace} section={section} draft={draft} />
            </section>
          )
        })}
    </div>
  )
}

interface SectionFactsProps<D extends object> {
  readonly namespace: string
  readonly section: Section<D>
  readonly draft: D
}

function SectionFacts<D extends object>({ namespace, section, draft }: SectionFactsProps<D>) {
  const { t } = useWords()
  const { label } = useFieldWords(namespace)
  const filled = namesOf(section.fields, draft).filter(
    (name) => !kindOf(section.fields, name).isEmpty(draft[name]),
  )
  if (filled.length === 0) return <p className={classes.nothing}>{t('design:nothing')}</p>
  return (
    <dl className={classes.facts}>
      {filled.map((name) => {
        const { show } = kindOf(section.fields, name)
        return (
          <ShownPathContext key={name} value={{ namespace, path: [name] }}>
            <dt>{label([name])}</dt>
            <dd>{show(draft[name])}</dd>
          </ShownPathContext>
        )
      })}
    </dl>
  )
}
