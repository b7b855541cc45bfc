import { Radio, Stack } from '@mantine/core'
import { SystemKind } from '#shared/contract/codes.ts'
import { CodeLabel, code, codes } from '../../design/fields/code.tsx'
import { FieldSegments } from '../../design/fields/FieldSegments.tsx'
import type { FieldKind } from '../../design/fields/field-kind.ts'
import { flag } from '../../design/fields/flag.tsx'
import { recordOrNone } from '../../design/fields/record.tsx'
import { text } from '../../design/fields/text.tsx'
import { FieldGroup } from '../../design/form/FieldFrame.tsx'
import { useField } from '../../design/form/form-context.ts'
import type { Lens } from '../../design/form/lens.ts'
import type { Section } from '../../design/register/register.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { NewConnection } from './new-connection.ts'
import { secretOf } from './secret.tsx'
import { type Connector, ConnectorName } from './use-connectors.tsx'

/** The steps of the wizard: which system, with what access, and, for few, another address. */
export function wizardSections(
  connectors: readonly Connector[],
  connector: Connector | undefined,
): readonly Section<NewConnection>[] {
  return [
    {
      key: 'system',
      fields: {
        connector: connectorChoice(connectors),
        systemChoice,
        systemId: { ...recordOrNone('system', { required: true }), when: isExisting },
        systemName: { ...text({ required: true }), when: isNew },
        systemKind: { ...code(codes('systemKind', SystemKind)), when: isNew },
      },
    },
    { key: 'access', fields: { name: text({ required: true }), secret: secretOf(connector) } },
    {
      key: 'address',
      fields: {
        baseUrl: text({ type: 'url', width: 'full', mono: true }),
        allowPrivate: flag({ width: 'full' }),
      },
    },
  ]
}

function isExisting({ systemChoice: choice }: NewConnection): boolean {
  return choice === 'existing'
}

function isNew(draft: NewConnection): boolean {
  return !isExisting(draft)
}

function connectorChoice(connectors: readonly Connector[]): FieldKind<string> {
  return {
    width: 'full',
    isEmpty: (value) => value === '',
    show: (value) => <ConnectorName connector={value} />,
    input: (of) => <ConnectorCards of={of} connectors={connectors} />,
  }
}

function ConnectorCards({ of, connectors }: { of: Lens<string>; connectors: readonly Connector[] }) {
  const words = useField(of.path)
  return (
    <FieldGroup words={words} article={null} required>
      <Radio.Group value={of.value} onChange={of.set} aria-label={words.label}>
        <Stack gap="sm">
          {connectors.map(({ key, name, systemKind, hosts }) => (
            <Radio
              key={key}
              size="xs"
              value={key}
              label={
                <>
                  {name} · <CodeLabel list="systemKind" code={systemKind} />
                </>
              }
              description={hosts.join(', ')}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FieldGroup>
  )
}

const systemChoice: FieldKind<NewConnection['systemChoice']> = {
  width: 'full',
  isEmpty: () => false,
  show: () => null,
  input: (of) => <SystemChoice of={of} />,
}

function SystemChoice({ of }: { readonly of: Lens<NewConnection['systemChoice']> }) {
  const { t } = useWords()
  return (
    <FieldSegments
      path={of.path}
      options={{}}
      value={of.value}
      onChange={of.set}
      data={[
        { value: 'new', label: t('connection:systemChoice.new') },
        { value: 'existing', label: t('connection:systemChoice.existing') },
      ]}
    />
  )
}
