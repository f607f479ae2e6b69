import type { deadLetters as english } from '../en/dead-letters.ts';
import type { Like } from '../words.ts';

export const deadLetters: Like<typeof english> = {
  aRunThatAWebhookSchedule:
    'Ein Lauf, den ein Webhook, Zeitplan, Formular, Ereignis oder Fehler begann, kommt hierher, wenn er fehlschlägt; ebenso ein Ergebnis, das sein Empfänger einen Tag lang nicht annahm.',
  seeTheTriggers: 'Zu den Auslösern',
  discardWhich: '{count, plural, =0 {Alle} other {# ausgewählte}} verwerfen',
  retryWhich: '{count, plural, =0 {Alle} other {# ausgewählte}} wiederholen',
  onTheVersionItFailedOn: 'Mit der Version, mit der es fehlschlug',
  onTheLiveVersion: 'Mit der Live-Version',
  whatCompletedKeepsItsResultWhat:
    'Was gelungen ist, behält sein Ergebnis. Was fehlschlug und alles dahinter läuft erneut in einem neuen Lauf derselben Version.',
  whatCompletedKeepsItsResultUnless:
    'Was gelungen ist, behält sein Ergebnis, sofern es seither nicht geändert wurde. Der Rest läuft in einem neuen Lauf der Live-Version.',
  deadLetters: 'Unzustellbare Meldungen',
  whatFailedWhileNobodyWasWaiting:
    'Was fehlschlug, während niemand wartete: Läufe, die Auslöser begannen, und Ergebnisse, die niemand annahm.',
  searchDeadLetters: 'Meldungen durchsuchen',
  nothingWasLost: 'Nichts ging verloren',
  onWhichVersion: 'Mit welcher Version',
  doingDoneOf: '{verb} {done, number} von {of, number} …',
  retryLetters: '{count, plural, one {Die Meldung} other {Alle {count, number} Meldungen}} wiederholen?',
  discardLetters: '{count, plural, one {# Meldung} other {# Meldungen}} verwerfen?',
  theyLeaveThisList: 'Sie verlassen diese Liste und werden nicht mehr versucht. Die Läufe und ihre Protokolle bleiben.',
  discard: 'Verwerfen',
  kind: 'Art',
  runFailed: 'Lauf fehlgeschlagen',
  notDelivered: 'nicht zugestellt',
  whatHappened: 'Was geschah',
  begunByFromAtNode: 'begonnen durch {from}{node, select, no {} other { · bei {node}}}',
  fromAttempts: '{from} · {attempts, plural, one {# Versuch} other {# Versuche}}',
  when: 'Wann',
  sendAgain: 'Erneut senden',
  letters: '{settled, plural, one {# Meldung} other {# Meldungen}}',
  lettersStay: '{count, plural, one {# Meldung bleibt} other {# Meldungen bleiben}}',
  retrying: 'Wiederhole',
  discarding: 'Verwerfe',
};
