/** Words of deadLetters. */
export const deadLetters = {
  aRunThatAWebhookSchedule:
    'A run that a webhook, schedule, form, event or error began comes here when it fails, and so does an outcome that its receiver did not take for a day.',
  seeTheTriggers: 'See the triggers',
  discardWhich: 'Discard {count, plural, =0 {all} other {# chosen}}',
  retryWhich: 'Retry {count, plural, =0 {all} other {# chosen}}',
  onTheVersionItFailedOn: 'On the version it failed on',
  onTheLiveVersion: 'On the live version',
  whatCompletedKeepsItsResultWhat:
    'What completed keeps its result. What failed, and all behind it, runs again in a new run on the same version.',
  whatCompletedKeepsItsResultUnless:
    'What completed keeps its result unless it was changed since. The rest runs in a new run on the live version.',
  deadLetters: 'Dead letters',
  whatFailedWhileNobodyWasWaiting:
    'What failed while nobody was waiting: runs that triggers began, and outcomes that nobody took.',
  searchDeadLetters: 'Search dead letters',
  nothingWasLost: 'Nothing was lost',
  onWhichVersion: 'On which version',
  doingDoneOf: '{verb} {done, number} of {of, number} …',
  retryLetters: 'Retry {count, plural, one {the letter} other {all {count, number} letters}}?',
  discardLetters: 'Discard {count, plural, one {# letter} other {# letters}}?',
  theyLeaveThisList: 'They leave this list and are not tried again. The runs and their logs stay.',
  discard: 'Discard',
  kind: 'Kind',
  runFailed: 'run failed',
  notDelivered: 'not delivered',
  whatHappened: 'What happened',
  begunByFromAtNode: 'begun by {from}{node, select, no {} other { · at {node}}}',
  fromAttempts: '{from} · {attempts, plural, one {# attempt} other {# attempts}}',
  when: 'When',
  sendAgain: 'Send again',
  letters: '{settled, plural, one {# letter} other {# letters}}',
  lettersStay: '{count, plural, one {# letter stays} other {# letters stay}}',
  retrying: 'Retrying',
  discarding: 'Discarding',
} as const;
