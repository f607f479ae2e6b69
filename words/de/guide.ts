import type { guide as english } from '../en/guide.ts';
import type { Like } from '../words.ts';

export const guide: Like<typeof english> = {
  yourFirstWorkflow: 'Der erste Workflow',
  atOfCount: '{at, number} von {count, number}',
  thatWasAllOfItDraw: 'Das war alles: zeichnen, ausführen, veröffentlichen. Alles andere ist mehr davon.',
  done: 'Fertig',
  firstWorkflow: 'Erster Workflow',
  putTheGuideAway: 'Anleitung schließen',
  beginWithAStart: 'Mit einem Start beginnen',
  pressTabOnTheCanvas:
    'Auf der Zeichenfläche Tab drücken oder doppelklicken, „start“ eingeben und Eingabe drücken. Er steht für den Aufruf: Was der Aufrufer sendet, ist seine Ausgabe.',
  putItThere: 'Hinstellen',
  addStart: 'Start hinzufügen',
  plugInWhatHappens: 'Einstecken, was geschieht',
  dragFromTheJack:
    "Von der Buchse rechts an Start ins Leere ziehen und Template wählen. In seinen Text „Hello '{{ input.name }}'!“ schreiben: Was in Klammern steht, wird beim Lauf eingesetzt.",
  doItForMe: 'Für mich erledigen',
  addGreeting: 'Gruß hinzufügen',
  sayWhatComesOut: 'Sagen, was herauskommt',
  dragFromTheLastJackAgain:
    'Wieder von der letzten Buchse ziehen und End wählen. Seine Ausgabe ist die Antwort: die Kennung des Knotens davor, in Klammern.',
  addEnd: 'Ende hinzufügen',
  runItAndLook: 'Ausführen und zusehen',
  pressRunAndGiveItName: `Ausführen drücken und '{"name": "Ada"}' eingeben. Die Werte laufen durch die Kabel; auf eines zeigen, um zu sehen, was hindurchging.`,
  openTheRunDialog: 'Dialog zum Ausführen öffnen',
  publishIt: 'Veröffentlichen',
  publishingMakesItAToolOver:
    'Veröffentlichen macht ihn zum Werkzeug: über HTTP, MCP und aus anderen Workflows. Wie er aufgerufen wird, steht in den Einstellungen unter API-Schlüssel.',
  openThePublishDialog: 'Dialog zum Veröffentlichen öffnen',
  stepDone: '{step} (erledigt)',
};
