import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorPanel } from '../design/feedback/ErrorPanel.tsx'
import layout from '../design/layout/layout.module.css'
import { AuditLog } from '../features/audit/AuditLog.tsx'
import { organisationDefinition } from '../features/organisation/definition.tsx'
import { OrganisationPage } from '../features/organisation/OrganisationPage.tsx'
import { processingActivityRegister } from '../features/processing-activity/register.tsx'
import { Settings } from '../features/settings/Settings.tsx'
import { systemRegister } from '../features/system/register.tsx'
import { taskRegister } from '../features/task/register.tsx'
import { vendorRegister } from '../features/vendor/register.tsx'
import { NotFound } from './NotFound.tsx'
import { editRoute, registerRoutes } from './register-routes.tsx'
import { Shell } from './Shell.tsx'

/** The places of the window and their addresses. Made anew for each store that is opened. */
export function createAppRouter() {
  const root = createRootRoute({
    component: Shell,
    notFoundComponent: NotFound,
    errorComponent: ({ error }) => (
      <div className={layout.scroll}>
        <ErrorPanel error={error} />
      </div>
    ),
  })
  const start = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/today', replace: true })
    },
  })
  const page = (path: string, component: () => ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component })
  return createRouter({
    routeTree: root.addChildren([
      start,
      ...registerRoutes(root, processingActivityRegister),
      ...registerRoutes(root, systemRegister),
      ...registerRoutes(root, vendorRegister),
      ...registerRoutes(root, taskRegister),
      page('/organisation', OrganisationPage),
      page('/organisation/$id', OrganisationPage),
      editRoute(root, organisationDefinition),
      page('/audit', AuditLog),
      page('/settings', Settings),
    ]),
    defaultPreload: false,
    scrollRestoration: false,
  })
}
