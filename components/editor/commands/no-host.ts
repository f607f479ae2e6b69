import type { EditorHost } from './command.ts';

/** A host for commands that need none. */
export const noHost: EditorHost = { save: () => {}, cancelRun: () => {}, openRuns: () => {} };
