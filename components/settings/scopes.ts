/** What a key may be allowed to do. */
export const scopes = [
  { id: 'tools:call', title: 'Call published workflows' },
  { id: 'runs:read', title: 'Read runs and their events' },
  { id: 'runs:write', title: 'Cancel runs and answer waits' },
  { id: 'runs:delete', title: 'Delete ended runs' },
  { id: 'workflows:read', title: 'Read workflows' },
  { id: 'workflows:write', title: 'Create and change workflows' },
  { id: 'workflows:publish', title: 'Publish workflows and roll back' },
  { id: 'tables:read', title: 'Read tables' },
  { id: 'tables:write', title: 'Change tables and their rows' },
] as const;

/** What a key may do, as one short line. */
export function scopeWords(granted: readonly string[]): string {
  if (granted.includes('*') || scopes.every((scope) => granted.includes(scope.id))) return 'everything';
  const titles = scopes.filter((scope) => granted.includes(scope.id)).map((scope) => scope.title.toLowerCase());
  return titles.join(', ');
}
