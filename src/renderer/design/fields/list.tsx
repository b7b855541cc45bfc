import { ActionIcon, Button, Select } from '@mantine/core'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { FieldGroup } from '../form/FieldFrame.tsx'
import classes from '../form/form.module.css'
import { useField } from '../form/form-context.ts'
import { entry, type Lens, pathName } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldKind, FieldOptions, Fields } from './field-kind.ts'
import { FieldGrid } from './group.tsx'
import { Pairs } from './Pairs.tsx'

interface ListOptions<V> extends FieldOptions {
  /** A new entry. Lists whose entries begin with a choice take it from `choices` instead. */
  readonly blank?: () => V
  /** The first choice that makes an entry, such as a category. */
  readonly choices?: {
    readonly use: () => readonly { value: string; label: string }[]
    readonly make: (value: string) => V
  }
  /** What an entry is called, for its heading and for assistive technology. */
  readonly titleOf: (value: V, words: ReturnType<typeof useWords>) => string
  /** The field that the title repeats; it is not shown twice. */
  readonly titleField: keyof V & string
  /** The order means something, and can be changed. */
  readonly ordered?: boolean
}

/** A list whose entries have fields of their own. */
export function list<V extends object>(fields: Fields<V>, options: ListOptions<V>): FieldKind<V[]> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value.length === 0,
    show: (value) => <ShownEntries fields={fields} value={value} options={options} />,
    input: (of) => <ListEditor fields={fields} of={of} options={options} />,
  }
}

interface ListEditorProps<V extends object> {
  readonly fields: Fields<V>
  readonly of: Lens<V[]>
  readonly options: ListOptions<V>
}

function ListEditor<V extends object>({ fields, of, options }: ListEditorProps<V>) {
  const words = useField(of.path)
  const spoken = useWords()
  const { t } = spoken
  const { blank } = options
  const move = (from: number, to: number) => {
    const next = [...of.value]
    next.splice(to, 0, ...next.splice(from, 1))
    of.set(next)
  }
  return (
    <FieldGroup words={words} article={options.article ?? null} required={options.required ?? false}>
      <div className={classes.entries}>
        {of.value.map((value, index) => {
          const title = options.titleOf(value, spoken) || t('design:form.untitled')
          const place = entry(of, value, index)
          return (
            <fieldset key={pathName(place.path)} className={classes.entry} aria-label={title}>
              <div className={classes.entryHead}>
                <span className={classes.entryTitle}>{title}</span>
                {options.ordered && (
                  <>
                    <ActionIcon
                      aria-label={t('design:form.moveUp', { what: title })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    >
                      <ArrowUp size={14} />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={t('design:form.moveDown', { what: title })}
                      disabled={index === of.value.length - 1}
                      onClick={() => move(index, index + 1)}
                    >
                      <ArrowDown size={14} />
                    </ActionIcon>
                  </>
                )}
                <ActionIcon
                  aria-label={t('design:form.remove', { what: title })}
                  onClick={() => of.set(of.value.filter((_, place) => place !== index))}
                >
                  <Trash2 size={14} />
                </ActionIcon>
              </div>
              <FieldGrid fields={fields} of={place} />
            </fieldset>
          )
        })}
        {options.choices && (
          <ChoiceOfNew
            choices={options.choices}
            label={words.add}
            onChoose={(value) => of.set([...of.value, value])}
          />
        )}
        {blank && (
          <div>
            <Button
              variant="default"
              leftSection={<Plus size={14} />}
              onClick={() => of.set([...of.value, blank()])}
            >
              {words.add}
            </Button>
          </div>
        )}
      </div>
    </FieldGroup>
  )
}

interface ChoiceOfNewProps<V> {
  readonly choices: NonNullable<ListOptions<V>['choices']>
  readonly label: string
  readonly onChoose: (value: V) => void
}

function ChoiceOfNew<V>({ choices, label, onChoose }: ChoiceOfNewProps<V>) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      leftSection={<Plus size={14} />}
      data={choices.use()}
      value={null}
      onChange={(value) => value !== null && onChoose(choices.make(value))}
      searchable
      maw={360}
    />
  )
}

interface ShownEntriesProps<V extends object> {
  readonly fields: Fields<V>
  readonly value: readonly V[]
  readonly options: ListOptions<V>
}

function ShownEntries<V extends object>({ fields, value, options }: ShownEntriesProps<V>) {
  const words = useWords()
  const places = value.map((item, index) => ({ item, place: pathName([index]) }))
  return (
    <ul className={classes.shownEntries}>
      {places.map(({ item, place }) => (
        <li key={place} className={classes.shownEntry}>
          <strong>{options.titleOf(item, words) || words.t('design:form.untitled')}</strong>
          <Pairs fields={fields} value={item} except={options.titleField} />
        </li>
      ))}
    </ul>
  )
}
