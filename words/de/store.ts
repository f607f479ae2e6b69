import type { store as english } from '../en/store.ts';
import type { Like } from '../words.ts';

export const store: Like<typeof english> = {
  ownerLatest: '{owner}, neuester',
  undidStep: 'Rückgängig: {step}',
  didAgainStep: 'Wiederholt: {step}',
};
