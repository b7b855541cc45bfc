import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { backupsPath } from '../design/backup/BackupWarnings.tsx'
import { ErrorPanel } from '../design/feedback/ErrorPanel.tsx'
import layout from '../design/layout/layout.module.css'
import { retentionPath } from '../design/layout/retention-path.ts'
import { statisticsPath } from '../design/layout/statistics-path.ts'
import { AuditLog } from '../features/audit/AuditLog.tsx'
import { authorityFileRegister } from '../features/authority-file/register.tsx'
import { BackupsPage } from '../features/backup/BackupsPage.tsx'
import { breachRegister } from '../features/breach/register.tsx'
import { CalendarPage } from '../features/calendar/CalendarPage.tsx'
import { ConnectionWizard } from '../features/connection/ConnectionWizard.tsx'
import { connectionRegister } from '../features/connection/register.tsx'
import { DeadlinePolicyPage } from '../features/deadline-policy/DeadlinePolicyPage.tsx'
import { DocumentList } from '../features/document/DocumentList.tsx'
import { DocumentMaker } from '../features/document/DocumentMaker.tsx'
import { FileList } from '../features/file/FileList.tsx'
import { WayToFile } from '../features/file/WayToFile.tsx'
import { datasetRegister } from '../features/inventory/dataset-register.tsx'
import { InventoryScreen } from '../features/inventory/InventoryScreen.tsx'
import { LetterTemplatesPage } from '../features/letter-template/LetterTemplatesPage.tsx'
import { NetworkLog } from '../features/network/NetworkLog.tsx'
import { organisationDefinition } from '../features/organisation/definition.tsx'
import { OrganisationPage } from '../features/organisation/OrganisationPage.tsx'
import { ErasedPeople } from '../features/person/ErasedPeople.tsx'
import { PeopleScreen } from '../features/person/PeopleScreen.tsx'
import { processingActivityRegister } from '../features/processing-activity/register.tsx'
import { RetentionPage } from '../features/request-retention/RetentionPage.tsx'
import { StatisticsPage } from '../features/request-statistics/StatisticsPage.tsx'
import { mailIntakePath, tableIntakePath } from '../features/rights-request/IntakeButtons.tsx'
import { MailIntake } from '../features/rights-request/MailIntake.tsx'
import { rightsRequestRegister } from '../features/rights-request/register.tsx'
import { TableIntake } from '../features/rights-request/TableIntake.tsx'
import { securityIncidentRegister } from '../features/security-incident/register.tsx'
import { Settings } from '../features/settings/Settings.tsx'
import { systemRegister } from '../features/system/register.tsx'
import { taskRegister } from '../features/task/register.tsx'
import { TodayPage } from '../features/today/TodayPage.tsx'
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
      page('/today', TodayPage),
      page('/calendar', CalendarPage),
      page('/network', NetworkLog),
      ...registerRoutes(root, processingActivityRegister),
      page(mailIntakePath, MailIntake),
      page(tableIntakePath, TableIntake),
      page(retentionPath, RetentionPage),
      page(statisticsPath, StatisticsPage),
      ...registerRoutes(root, rightsRequestRegister),
      ...registerRoutes(root, securityIncidentRegister),
      ...registerRoutes(root, breachRegister),
      ...registerRoutes(root, authorityFileRegister),
      ...registerRoutes(root, systemRegister),
      ...registerRoutes(root, vendorRegister),
      ...registerRoutes(root, taskRegister),
      ...registerRoutes(root, connectionRegister, { New: ConnectionWizard }),
      ...registerRoutes(root, datasetRegister, { List: InventoryScreen, Record: InventoryScreen }),
      page('/people', PeopleScreen),
      page('/people/erased', ErasedPeople),
      page('/documents', DocumentList),
      page('/documents/new', DocumentMaker),
      page('/files', FileList),
      page('/files/$id', WayToFile),
      page('/organisation', OrganisationPage),
      page('/organisation/$id', OrganisationPage),
      editRoute(root, organisationDefinition),
      page('/audit', AuditLog),
      page('/settings', Settings),
      page('/settings/deadlines', DeadlinePolicyPage),
      page('/settings/letters', LetterTemplatesPage),
      page(backupsPath, BackupsPage),
    ]),
    defaultPreload: false,
    scrollRestoration: false,
  })
}
