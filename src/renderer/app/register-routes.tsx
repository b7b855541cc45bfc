import { type AnyRootRoute, createRoute } from '@tanstack/react-router'
import layout from '../design/layout/layout.module.css'
import { RegisterForm } from '../design/register/RegisterForm.tsx'
import { RegisterList } from '../design/register/RegisterList.tsx'
import { RegisterPage } from '../design/register/RegisterPage.tsx'
import type { Register } from '../design/register/register.ts'
import type { RecordBase } from '../design/register/register-api.ts'
import { WithRecord } from '../design/register/WithRecord.tsx'

/** The four addresses of a register: its list, the form of a new record, a record, and the record's form. */
export function registerRoutes<Row extends RecordBase, Draft extends object>(
  root: AnyRootRoute,
  register: Register<Row, Draft>,
) {
  const getParentRoute = () => root
  return [
    createRoute({
      getParentRoute,
      path: register.path,
      component: () => <RegisterList register={register} />,
    }),
    createRoute({
      getParentRoute,
      path: `${register.path}/new`,
      component: () => (
        <div className={layout.page}>
          <RegisterForm register={register} record={null} />
        </div>
      ),
    }),
    createRoute({
      getParentRoute,
      path: `${register.path}/$id`,
      component: () => (
        <WithRecord register={register}>
          {(record) => <RegisterPage register={register} record={record} />}
        </WithRecord>
      ),
    }),
    createRoute({
      getParentRoute,
      path: `${register.path}/$id/edit`,
      component: () => (
        <WithRecord register={register}>
          {(record) => <RegisterForm key={record.id} register={register} record={record} />}
        </WithRecord>
      ),
    }),
  ]
}
