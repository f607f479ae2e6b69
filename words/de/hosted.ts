import type { hosted as english } from '../en/hosted.ts';
import type { Like } from '../words.ts';

export const hosted: Like<typeof english> = {
  oneMoment: 'Einen Moment',
  thereIsNoFormHere: 'Hier gibt es kein Formular',
  trialOfADraft: 'Probe eines Entwurfs',
  next: 'Weiter',
  oneFieldNeedsAnotherLook: 'Ein Feld braucht noch einen Blick.',
  lengthFieldsNeedAnotherLook: '{length, number} Felder brauchen noch einen Blick.',
  titleIsNeeded: '{title} wird benötigt.',
  stepAtOfCount: 'Schritt {at, number} von {count, number}',
  progress: 'Fortschritt',
};
