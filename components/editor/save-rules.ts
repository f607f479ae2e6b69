import type { SaveState } from './store/editor-store.ts';

type Kind = SaveState['kind'];

/**
 * How long until the draft is saved by itself, in milliseconds; null when it is not. A shared draft is saved whenever
 * it is dirty, also when nothing was changed here: that is how it is known again after a lost connection.
 */
export function saveDelay(
  kind: Kind,
  { isShared, isChanged }: { isShared: boolean; isChanged: boolean },
): number | null {
  switch (kind) {
    case 'dirty':
      return 600;
    case 'offline':
      // A shared document says itself when the server is there again.
      return isShared ? null : 4000;
    case 'refused':
      // The next change tries at once; this is for what is mended elsewhere, such as a taken slug.
      return isChanged ? 30_000 : null;
    default:
      return null;
  }
}

/** True when leaving the page loses something: what others changed is with the server already. */
export function hasUnsaved({
  kind,
  isViewer,
  isShared,
  isChanged,
}: {
  kind: Kind;
  isViewer: boolean;
  isShared: boolean;
  isChanged: boolean;
}): boolean {
  if (isViewer) return false;
  return isShared ? kind !== 'saved' : isChanged;
}
