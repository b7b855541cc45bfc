import { Text } from '@mantine/core'
import * as z from 'zod'
import type { FieldKind } from '../../design/fields/field-kind.ts'
import { SecretInput } from '../../design/fields/secret.tsx'
import { entryOf, type Lens } from '../../design/form/lens.ts'
import { OutsideLink } from '../../design/words/OutsideLink.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import type { Connector } from './use-connectors.tsx'

export type Secret = Record<string, string>

/** Every part of the secret that the connector asks for, filled. */
export function secretSchema(connector: Connector | undefined) {
  const part = z.string().trim().min(1).max(4_000)
  return z.object(Object.fromEntries((connector?.secrets ?? []).map(({ name }) => [name, part])))
}

/** The parts of a connector's secret, with what it takes to get them. They are typed anew each time and never shown. */
export function secretOf(connector: Connector | undefined): FieldKind<Secret> {
  return {
    width: 'full',
    isEmpty: (value) => Object.values(value).every((part) => part.trim() === ''),
    show: () => null,
    input: (of) => connector && <SecretParts connector={connector} of={of} />,
  }
}

function SecretParts({ connector, of }: { readonly connector: Connector; readonly of: Lens<Secret> }) {
  const { t, say } = useWords()
  const steps = t(`connection:secretSteps.${connector.key}`, { defaultValue: '' })
  return (
    <div className={classes.secret}>
      <div className={classes.secretHelp}>
        <Text size="sm" className={classes.steps}>
          {steps === '' ? t('connection:secretHelp', { connector: connector.name }) : steps}
        </Text>
        <OutsideLink to={connector.documentation}>
          {t('connection:documentation', { connector: connector.name })}
        </OutsideLink>
      </div>
      {connector.secrets.map(({ name, label }) => (
        <SecretInput key={name} of={entryOf(of, name)} options={{ required: true }} label={say(label)} />
      ))}
    </div>
  )
}
