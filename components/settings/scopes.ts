import type { Words } from '#words/words.ts';
import type { Formats } from '../ui/formats.ts';

/** What a key may be allowed to do. */
export const scopes = [
  { id: 'tools:call', title: 'settings.callPublishedWorkflows' },
  { id: 'runs:read', title: 'settings.readRunsAndTheirEvents' },
  { id: 'runs:write', title: 'settings.cancelRunsAndAnswerWaits' },
  { id: 'runs:delete', title: 'settings.deleteEndedRuns' },
  { id: 'workflows:read', title: 'settings.readWorkflows' },
  { id: 'workflows:write', title: 'settings.createAndChangeWorkflows' },
  { id: 'workflows:publish', title: 'settings.publishWorkflowsAndRollBack' },
  { id: 'tables:read', title: 'settings.readTables' },
  { id: 'tables:write', title: 'settings.changeTablesAndTheirRows' },
] as const;

/** What a key may do, as one short line. */
export function scopeWords(t: Words, formats: Formats, granted: readonly string[]): string {
  if (granted.includes('*') || scopes.every((scope) => granted.includes(scope.id))) return t('settings.everyScope');
  return formats.list(scopes.filter((scope) => granted.includes(scope.id)).map((scope) => t(scope.title)));
}
