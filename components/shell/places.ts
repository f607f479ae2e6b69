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
import type { WordKey } from '#words/words.ts';

/** The pages of an organization, in the order of the navigation; `path` is behind its slug. */
export const places: readonly { path: string; title: WordKey; icon: LucideIcon }[] = [
  { path: 'overview', title: 'shell.overview', icon: ChartColumn },
  { path: 'workflows', title: 'shell.workflows', icon: Workflow },
  { path: 'runs', title: 'shell.runs', icon: ListTree },
  { path: 'triggers', title: 'shell.triggers', icon: CalendarClock },
  { path: 'approvals', title: 'shell.approvals', icon: Inbox },
  { path: 'dead-letters', title: 'shell.deadLetters', icon: MailX },
  { path: 'tables', title: 'shell.tables', icon: Table2 },
  { path: 'settings', title: 'shell.settings', icon: Settings },
];

/** Pages that have no place in the navigation. */
export const morePlaces: typeof places = [{ path: 'templates', title: 'shell.templates', icon: BookOpen }];
