/** Words of anywhere. */
export const anywhere = {
  goTo: 'Go to',
  whereDoYouWantToGo: 'Where do you want to go?',
  runShortId: 'Run {shortId}',
  settingsTitle: 'Settings {title}',
  runIdShortIdWorkflowSlugStatus: 'Run {id} {shortId} {workflow} {slug} {status}',
  pages: 'Pages',
} as const;
