/** The parts of the settings, by the name that stands in their address. */
export const settingTabs = [
  { id: 'general', title: 'General' },
  { id: 'keys', title: 'API keys' },
  { id: 'members', title: 'Members' },
  { id: 'connections', title: 'Connections' },
  { id: 'variables', title: 'Variables' },
] as const;
