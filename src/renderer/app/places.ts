import {
  Building2,
  CalendarDays,
  CircleUser,
  FileText,
  Gavel,
  Globe,
  Inbox,
  Library,
  ListChecks,
  type LucideIcon,
  Paperclip,
  Plug,
  ScrollText,
  Server,
  Settings,
  ShieldAlert,
  Siren,
  Sun,
  TableProperties,
  Truck,
} from 'lucide-react'

/** One place of the window. Its words are `app:place.<key>`. */
export interface Place {
  readonly key: string
  readonly path: string
  readonly icon: LucideIcon
}

export interface PlaceGroup {
  /** Null: the group has no heading. */
  readonly key: string | null
  readonly places: readonly Place[]
}

/** The sidebar, from top to bottom. A place stands here once it can be used. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    key: null,
    places: [
      { key: 'today', path: '/today', icon: Sun },
      { key: 'calendar', path: '/calendar', icon: CalendarDays },
    ],
  },
  {
    key: 'registers',
    places: [
      { key: 'processing', path: '/processing', icon: Library },
      { key: 'inventory', path: '/inventory', icon: TableProperties },
      { key: 'systems', path: '/systems', icon: Server },
      { key: 'requests', path: '/requests', icon: Inbox },
      { key: 'incidents', path: '/incidents', icon: ShieldAlert },
      { key: 'breaches', path: '/breaches', icon: Siren },
      { key: 'authority', path: '/authority', icon: Gavel },
      { key: 'vendors', path: '/vendors', icon: Truck },
    ],
  },
  {
    key: 'crm',
    places: [
      { key: 'connections', path: '/connections', icon: Plug },
      { key: 'people', path: '/people', icon: CircleUser },
      { key: 'network', path: '/network', icon: Globe },
    ],
  },
  { key: 'programme', places: [{ key: 'tasks', path: '/tasks', icon: ListChecks }] },
  {
    key: null,
    places: [
      { key: 'documents', path: '/documents', icon: FileText },
      { key: 'files', path: '/files', icon: Paperclip },
    ],
  },
]

/** At the foot of the sidebar. */
export const footPlaces: readonly Place[] = [
  { key: 'organisation', path: '/organisation', icon: Building2 },
  { key: 'audit', path: '/audit', icon: ScrollText },
  { key: 'settings', path: '/settings', icon: Settings },
]
