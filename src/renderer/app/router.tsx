import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { ErrorPanel } from '../design/feedback/ErrorPanel.tsx'
import layout from '../design/layout/layout.module.css'
import { processingActivityRegister } from '../features/processing-activity/register.tsx'
import { NotFound } from './NotFound.tsx'
import { registerRoutes } from './register-routes.tsx'
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
  return createRouter({
    routeTree: root.addChildren([start, ...registerRoutes(root, processingActivityRegister)]),
    defaultPreload: false,
    scrollRestoration: false,
  })
}
