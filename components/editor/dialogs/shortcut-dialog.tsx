'use client';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Input } from '../../ui/input.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { groupWords } from '../commands/group-words.ts';
import { commands } from '../commands/index.ts';

const gestures: [title: WordKey, what: WordKey][] = [
  ['dialogs.connect', 'dialogs.dragFromAJack'],
  ['dialogs.addWhatComesNext', 'dialogs.clickAJackOrDrop'],
  ['dialogs.addHere', 'dialogs.doubleClickTheCanvas'],
  ['dialogs.selectAnArea', 'dialogs.dragWithShift'],
  ['dialogs.moveTheView', 'dialogs.dragTheCanvasOrScroll'],
  ['dialogs.zoom', 'dialogs.scrollWithCtrlOrOrPinch'],
];

/** The keys of every command, from the same list that runs them. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const fits = (text: string) => text.toLowerCase().includes(search.toLowerCase().trim());
  const keyed = commands.filter(
    (command) => command.keys && fits(`${t(command.title)} ${t(groupWords[command.group])}`),
  );
  const groups = [...new Set(keyed.map((command) => command.group))];
  const shownGestures = gestures.filter((gesture) => fits(gesture.map((key) => t(key)).join(' ')));
  return (
    <Dialog open onClose={onClose} title={t('dialogs.keyboardShortcuts')} width="large">
      <Input
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        placeholder={t('common.search')}
        aria-label={t('dialogs.searchShortcuts')}
        className="mb-4"
      />
      <div className="columns-2 gap-8 max-sm:columns-1">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="caps mb-1">{t(groupWords[group])}</h3>
            <ul>
              {keyed
                .filter((command) => command.group === group)
                .map((command) => (
                  <li key={command.id} className="flex h-7 items-center justify-between gap-4">
                    <span>{t(command.title)}</span>
                    <span className="flex gap-1">
                      {command.keys?.slice(0, 2).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {shownGestures.length > 0 && (
          <section className="break-inside-avoid">
            <h3 className="caps mb-1">{t('dialogs.pointer')}</h3>
            <ul>
              {shownGestures.map(([title, what]) => (
                <li key={title} className="flex min-h-7 items-center justify-between gap-4">
                  <span>{t(title)}</span>
                  <span className="text-end text-muted text-sm">{t(what)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {keyed.length + shownGestures.length === 0 && (
          <p className="text-muted">{t('dialogs.nothingIsCalledSearch', { search })}</p>
        )}
      </div>
    </Dialog>
  );
}
