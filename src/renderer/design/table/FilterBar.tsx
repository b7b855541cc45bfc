import { ActionIcon, Button, Menu, Popover, Text, TextInput } from '@mantine/core'
import { ListFilter as FilterIcon, Search, X } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import type { FilterKind, Filters } from './column.ts'
import classes from './table.module.css'
import type { ListFilter, ListState } from './use-list-state.ts'

interface FilterBarProps {
  readonly state: ListState
  readonly filters: Filters
  readonly labelOf: (key: string) => string
  /** Null: the list has no search. */
  readonly searchBox: RefObject<HTMLInputElement | null> | null
  readonly searchLabel: string
  /** The arrow down leads from the search into the rows. */
  readonly onLeaveSearch: () => void
  /** The menu of filters is open: the key F opens it. */
  readonly isMenuOpen: boolean
  readonly onMenu: (isOpen: boolean) => void
  readonly total: number | null
  readonly children?: ReactNode
}

/** Search, filters as chips, how many match, and what stands at the right. */
export function FilterBar(props: FilterBarProps) {
  const { state, filters, labelOf, searchBox, onLeaveSearch, isMenuOpen, onMenu, total, children } = props
  const { t } = useWords()
  const [editing, setEditing] = useState<string | null>(null)
  const set = (key: string, value: unknown) =>
    state.change({ filter: withFilter(state.filter, key, value), view: null })
  const shown = Object.keys(filters).filter((key) => key in state.filter || key === editing)
  const rest = Object.keys(filters).filter((key) => !shown.includes(key))
  return (
    <search className={classes.bar}>
      {searchBox !== null && (
        <SearchBox box={searchBox} label={props.searchLabel} state={state} onLeave={onLeaveSearch} />
      )}
      {shown.map((key) => {
        const kind = filters[key]
        return (
          kind && (
            <FilterChip
              key={key}
              kind={kind}
              label={labelOf(key)}
              value={state.filter[key]}
              isOpen={editing === key}
              onOpen={(isOpen) => setEditing(isOpen ? key : null)}
              onChange={(value) => set(key, value)}
            />
          )
        )
      })}
      {rest.length > 0 && (
        <Menu opened={isMenuOpen} onChange={onMenu} position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" color="gray" leftSection={<FilterIcon size={14} />}>
              {t('design:table.filter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((key) => (
              <Menu.Item key={key} onClick={() => setEditing(key)}>
                {labelOf(key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {total !== null && (
        <Text size="xs" className={classes.count} aria-live="polite">
          {t('design:table.count', { count: total })}
        </Text>
      )}
      <span className={classes.grow} />
      {children}
    </search>
  )
}

interface SearchBoxProps {
  readonly box: RefObject<HTMLInputElement | null>
  readonly label: string
  readonly state: ListState
  readonly onLeave: () => void
}

/** What stands in it is the list's own state: no second copy could fall behind and overwrite what is typed. */
function SearchBox({ box, label, state, onLeave }: SearchBoxProps) {
  return (
    <TextInput
      ref={box}
      type="search"
      className={classes.search}
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} />}
      value={state.typed}
      onChange={(event) => state.type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        onLeave()
      }}
    />
  )
}

interface FilterChipProps {
  readonly kind: FilterKind
  readonly label: string
  readonly value: unknown
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onChange: (value: unknown) => void
}

function FilterChip({ kind, label, value, isOpen, onOpen, onChange }: FilterChipProps) {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className={classes.chip}>
      <Popover
        opened={isOpen}
        onChange={onOpen}
        onClose={() => button.current?.focus()}
        position="bottom-start"
        trapFocus
        width={260}
      >
        <Popover.Target>
          <button
            ref={button}
            type="button"
            data-cuts
            className={classes.chipText}
            onClick={() => onOpen(!isOpen)}
          >
            {value === undefined ? (
              label
            ) : (
              <>
                {label}
                {t('design:colon')}
                {kind.show(value)}
              </>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown>{kind.input({ value, label, onChange })}</Popover.Dropdown>
      </Popover>
      <ActionIcon
        size={26}
        aria-label={t('design:table.dropFilter', { what: label })}
        onClick={() => {
          onOpen(false)
          onChange(undefined)
        }}
      >
        <X size={12} />
      </ActionIcon>
    </span>
  )
}

function withFilter(filter: ListFilter, key: string, value: unknown): ListFilter {
  const { [key]: _, ...others } = filter
  return value === undefined ? others : { ...others, [key]: value }
}
