import type { anywhere as english } from '../en/anywhere.ts';
import type { Like } from '../words.ts';

export const anywhere: Like<typeof english> = {
  goTo: 'Gehe zu',
  whereDoYouWantToGo: 'Wohin soll es gehen?',
  runShortId: 'Lauf {shortId}',
  settingsTitle: 'Einstellungen {title}',
  runIdShortIdWorkflowSlugStatus: 'Lauf {id} {shortId} {workflow} {slug} {status}',
  pages: 'Seiten',
};
