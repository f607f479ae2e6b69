/** Words of store. */
export const store = {
  ownerLatest: '{owner}, latest',
  undidStep: 'Undid: {step}',
  didAgainStep: 'Did again: {step}',
} as const;
