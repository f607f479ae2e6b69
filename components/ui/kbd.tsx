import { useSyncExternalStore } from 'react';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';

/** What keys are called: on Apple's the sign, elsewhere a word or sign. */
const signs: Record<string, [mac: string, other: string]> = {
  enter: ['↵', '↵'],
  up: ['↑', '↑'],
  down: ['↓', '↓'],
  left: ['←', '←'],
  right: ['→', '→'],
};

const named: Record<string, [mac: string, other: WordKey]> = {
  mod: ['⌘', 'ui.ctrl'],
  shift: ['⇧', 'ui.shift'],
  alt: ['⌥', 'ui.alt'],
  backspace: ['⌫', 'ui.del'],
  escape: ['esc', 'ui.esc'],
};

/** Writes a shortcut such as `mod+shift+z` as the keys of this machine. */
export function Kbd({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(never, isMac, () => false);
  const t = useWords();
  const parts = keys.split('+').map((key) => {
    const [sign, word] = named[key] ?? [];
    if (sign !== undefined && word !== undefined) return mac ? sign : t(word);
    return signs[key]?.[mac ? 0 : 1] ?? (key.length === 1 ? key.toUpperCase() : cap(key));
  });
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
