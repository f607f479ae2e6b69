/** The parts of the settings, by the name that stands in their address. */
export const settingTabs = [
  { id: 'general', title: 'settings.general' },
  { id: 'keys', title: 'settings.apiKeys' },
  { id: 'members', title: 'settings.members' },
  { id: 'connections', title: 'settings.connections' },
  { id: 'variables', title: 'settings.variables' },
] as const;
