import { type AnyRootRoute, createRoute } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { EditRecord } from '../design/register/EditRecord.tsx'
import { NewRecord } from '../design/register/NewRecord.tsx'
import { RecordPage } from '../design/register/RecordPage.tsx'
import { RegisterList } from '../design/register/RegisterList.tsx'
import { RemoveMenu } from '../design/register/RemoveMenu.tsx'
import type { RecordDefinition, Register } from '../design/register/register.ts'
import type { RecordBase } from '../design/register/register-api.ts'
import { WithRecord } from '../design/register/WithRecord.tsx'
import { SealedContext, StillTakenContext } from '../design/session-context.ts'

/** Screens that a feature draws itself in place of the usual ones. */
interface OwnScreens {
  readonly List?: FunctionComponent
  readonly New?: FunctionComponent
  /** Reads the record that the address names itself. */
  readonly Record?: FunctionComponent
}

/** The addresses of a register: its list, the form of a new record, a record, and the record's form. */
export function registerRoutes<Row extends RecordBase, Draft extends object>(
  root: AnyRootRoute,
  register: Register<Row, Draft>,
  own: OwnScreens = {},
) {
  const getParentRoute = () => root
  return [
    createRoute({
      getParentRoute,
      path: register.path,
      component: own.List ?? (() => <RegisterList register={register} />),
    }),
    createRoute({
      getParentRoute,
      path: `${register.path}/new`,
      component: own.New ?? (() => <NewRecord register={register} />),
    }),
    createRoute({
      getParentRoute,
      path: `${register.path}/$id`,
      component:
        own.Record ??
        (() => (
          <WithRecord definition={register}>
            {(record) => (
              <SealedContext value={register.isSealed?.(record) ?? false}>
                <StillTakenContext value={register.stillTakes?.(record) ?? takesNothing}>
                  <RecordPage
                    definition={register}
                    record={record}
                    menu={<RemoveMenu register={register} record={record} />}
                  />
                </StillTakenContext>
              </SealedContext>
            )}
          </WithRecord>
        )),
    }),
    editRoute(root, register),
  ]
}

const takesNothing = () => false

/** The address of a record's form. */
export function editRoute<Row extends RecordBase, Draft extends object>(
  root: AnyRootRoute,
  definition: RecordDefinition<Row, Draft>,
) {
  return createRoute({
    getParentRoute: () => root,
    path: `${definition.path}/$id/edit`,
    component: () => (
      <WithRecord definition={definition}>
        {(record) => <EditRecord key={record.id} definition={definition} record={record} />}
      </WithRecord>
    ),
  })
}
