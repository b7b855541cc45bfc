import { Link } from '@tanstack/react-router'
import { Server } from 'lucide-react'
import { NumberLabel } from '../../design/fields/number.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './inventory.module.css'
import { type Branch, datasetTitle } from './tree.ts'

interface InventoryTreeProps {
  readonly tree: readonly Branch[]
}

/** A link is the current one where its whole path is the address, whatever the filters. */
const exactly = { exact: true, includeSearch: false } as const

/** The left pane: all fields, the systems, and the datasets of each with the number of their fields. */
export function InventoryTree({ tree }: InventoryTreeProps) {
  const { t } = useWords()
  return (
    <nav className={classes.tree} aria-label={t('dataset:tree')}>
      <Link to="/inventory" className={classes.node} activeOptions={exactly}>
        <span className={classes.nodeName}>{t('dataset:all')}</span>
      </Link>
      <ul>
        {tree.map(({ system, datasets }) => (
          <li key={system.id}>
            <Link to={`/inventory/${system.id}`} className={classes.node} activeOptions={exactly}>
              <Server size={14} aria-hidden="true" />
              <span className={classes.nodeName} data-cuts>
                {system.name}
              </span>
            </Link>
            {datasets.length > 0 && (
              <ul>
                {datasets.map((dataset) => (
                  <li key={dataset.id}>
                    <Link
                      to={`/inventory/${dataset.id}`}
                      className={`${classes.node} ${classes.leaf}`}
                      activeOptions={exactly}
                    >
                      <span
                        data-cuts
                        className={`${classes.nodeName} ${dataset.vanishedAt === null ? '' : classes.vanished}`}
                      >
                        {datasetTitle(dataset)}
                      </span>
                      <span className={classes.count}>
                        <NumberLabel value={dataset.fieldCount} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
