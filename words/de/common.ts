import type { common as english } from '../en/common.ts';
import type { Like } from '../words.ts';

export const common: Like<typeof english> = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  remove: 'Entfernen',
  delete: 'Löschen',
  name: 'Name',
  tryAgain: 'Erneut versuchen',
  back: 'Zurück',
  actions: 'Aktionen',
  rename: 'Umbenennen',
  retry: 'Wiederholen',
  change: 'Ändern',
  search: 'Suchen',
  run: 'Lauf',
  workflow: 'Workflow',
  value: 'Wert',
  description: 'Beschreibung',
  theServerDoesNotAnswer: 'Der Server antwortet nicht',
  unreachable: 'Der Server ist nicht erreichbar. Verbindung prüfen und erneut versuchen.',
  any: 'beliebig',
};
