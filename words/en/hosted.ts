/** Words of hosted. */
export const hosted = {
  oneMoment: 'One moment',
  thereIsNoFormHere: 'There is no form here',
  trialOfADraft: 'Trial of a draft',
  next: 'Next',
  oneFieldNeedsAnotherLook: 'One field needs another look.',
  lengthFieldsNeedAnotherLook: '{length, number} fields need another look.',
  titleIsNeeded: '{title} is needed.',
  stepAtOfCount: 'Step {at, number} of {count, number}',
  progress: 'Progress',
} as const;
