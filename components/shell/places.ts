import {
  BookOpen,
  CalendarClock,
  ChartColumn,
  Inbox,
  ListTree,
  type LucideIcon,
  MailX,
  Settings,
  Table2,
  Workflow,
} from 'lucide-react';

/** The pages of an organization, in the order of the navigation; `path` is behind its slug. */
export const places: readonly { path: string; title: string; icon: LucideIcon }[] = [
  { path: 'overview', title: 'Overview', icon: ChartColumn },
  { path: 'workflows', title: 'Workflows', icon: Workflow },
  { path: 'runs', title: 'Runs', icon: ListTree },
  { path: 'triggers', title: 'Triggers', icon: CalendarClock },
  { path: 'approvals', title: 'Approvals', icon: Inbox },
  { path: 'dead-letters', title: 'Dead letters', icon: MailX },
  { path: 'tables', title: 'Tables', icon: Table2 },
  { path: 'settings', title: 'Settings', icon: Settings },
];

/** Pages that have no place in the navigation. */
export const morePlaces: typeof places = [{ path: 'templates', title: 'Templates', icon: BookOpen }];
