import { useState } from 'react';

/** A switch of the canvas that stays as it was left, on this device; without storage until the page is left. */
export function useRemembered(name: string): [boolean, (isOn: boolean) => void] {
  const key = `patchbay:${name}`;
  const [isOn, setOn] = useState(() => read(key));
  const set = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(key, next ? 'on' : 'off');
    } catch {
      // A browser may refuse to keep anything.
    }
  };
  return [isOn, set];
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}
