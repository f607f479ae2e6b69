import { useSyncExternalStore } from 'react';

const names: Record<string, [mac: string, other: string]> = {
  mod: ['⌘', 'Ctrl'],
  shift: ['⇧', 'Shift'],
  alt: ['⌥', 'Alt'],
  enter: ['↵', '↵'],
  backspace: ['⌫', 'Del'],
  escape: ['esc', 'Esc'],
  up: ['↑', '↑'],
  down: ['↓', '↓'],
  left: ['←', '←'],
  right: ['→', '→'],
};

/** Writes a shortcut such as `mod+shift+z` as the keys of this machine. */
export function Kbd({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(never, isMac, () => false);
  const parts = keys
    .split('+')
    .map((key) => names[key]?.[mac ? 0 : 1] ?? (key.length === 1 ? key.toUpperCase() : cap(key)));
  return (
    <kbd className="inline-flex h-[18px] items-center rounded-[5px] border border-line bg-panel px-1 text-[10.5px] leading-none text-muted">
      {parts.join(mac ? '' : '+')}
    </kbd>
  );
}

function cap(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function never(): () => void {
  return () => {};
}

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
