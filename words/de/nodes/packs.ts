/** The headings under which node types stand. */
export const packs: Readonly<Record<string, string>> = {
  flow: 'Ablauf',
  data: 'Daten',
  list: 'Listen',
  http: 'HTTP',
  state: 'Zustand',
  table: 'Tabellen',
  sql: 'SQL',
  email: 'E-Mail',
  trigger: 'Auslöser',
};
