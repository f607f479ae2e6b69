import type { Words } from '#words/words.ts';
/** One state of a workflow: its draft, or the number of a version. */
export type State = 'draft' | number;

/** Reads a state from an address; null for anything else. */
export function stateOf(text: string | null): State | null {
  if (text === 'draft') return 'draft';
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** How a state is called. */
export function stateWords(t: Words, state: State): string {
  return state === 'draft' ? t('versions.draft') : t('versions.versionState', { state });
}

/** The address of a page that compares two states. */
export function compareLink(org: string, workflow: string, from: State, to: State): string {
  return `/${org}/workflows/${workflow}/compare?from=${from}&to=${to}`;
}
