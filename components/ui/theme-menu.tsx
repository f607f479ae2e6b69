'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useWords } from '#words/use-words.ts';
import { Menu } from './menu.tsx';
import { readTheme, type Theme, writeTheme } from './theme.ts';

const listeners = new Set<() => void>();
const icons = { system: Monitor, light: Sun, dark: Moon };

/** Chooses light, dark or the machine's own. */
export function ThemeMenu() {
  const t = useWords();
  const theme = useSyncExternalStore(subscribe, readTheme, (): Theme => 'system');
  const Icon = icons[theme];
  const choose = (next: Theme) => {
    writeTheme(next);
    for (const listener of listeners) listener();
  };
  return (
    <Menu
      side="inline-end"
      label={t('ui.theme')}
      trigger={
        <button
          type="button"
          className="grid size-9 place-items-center rounded-field text-muted hover:bg-hover hover:text-text"
        >
          <Icon className="size-[18px]" strokeWidth={1.75} />
        </button>
      }
      entries={[
        { title: t('ui.sameAsThisDevice'), icon: <Monitor />, run: () => choose('system') },
        { title: t('ui.light'), icon: <Sun />, run: () => choose('light') },
        { title: t('ui.dark'), icon: <Moon />, run: () => choose('dark') },
      ]}
    />
  );
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  const media = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => readTheme() === 'system' && writeTheme('system');
  media.addEventListener('change', follow);
  return () => {
    listeners.delete(changed);
    media.removeEventListener('change', follow);
  };
}
