import { useSyncExternalStore } from 'react';

/** Below this width side panels are sheets and columns are tabs; Tailwind's `md`. */
export const phone = '(max-width: 767.98px)';

/** True while the window is as narrow as a phone. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, isPhone, () => false);
}

function isPhone(): boolean {
  return matchMedia(phone).matches;
}

function subscribe(changed: () => void): () => void {
  const media = matchMedia(phone);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
