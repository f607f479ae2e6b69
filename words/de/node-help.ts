import type { nodeHelp as english } from '../en/node-help.ts';
import type { Like } from '../words.ts';

export const nodeHelp: Like<typeof english> = {
  afterwards: 'Dann',
  setTo: 'Eingestellt auf',
  given: 'Bekommt',
  gives: 'Gibt',
  itWaitsSuspends: 'Er wartet ({suspends}).',
  itLeavesByPort: 'Er geht über {port} weiter.',
  itFailsWithError: 'Er schlägt mit {error} fehl.',
  wayIn: 'Eingang',
  wayOut: 'Ausgang',
  jacks: 'Buchsen',
  example: 'Beispiel',
};
