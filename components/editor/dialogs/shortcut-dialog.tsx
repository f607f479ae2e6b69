'use client';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Input } from '../../ui/input.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { commands } from '../commands/index.ts';

const gestures: [title: string, what: string][] = [
  ['Connect', 'drag from a jack to a jack'],
  ['Add what comes next', 'click a jack, or drop its cable on nothing'],
  ['Add here', 'double-click the canvas'],
  ['Select an area', 'drag with Shift'],
  ['Move the view', 'drag the canvas, or scroll'],
  ['Zoom', 'scroll with Ctrl or ⌘, or pinch'],
];

/** The keys of every command, from the same list that runs them. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const fits = (text: string) => text.toLowerCase().includes(search.toLowerCase().trim());
  const keyed = commands.filter((command) => command.keys && fits(`${command.title} ${command.group}`));
  const groups = [...new Set(keyed.map((command) => command.group))];
  const shownGestures = gestures.filter((gesture) => fits(gesture.join(' ')));
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts" width="large">
      <Input
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        placeholder="Search"
        aria-label="Search shortcuts"
        className="mb-4"
      />
      <div className="columns-2 gap-8 max-sm:columns-1">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="caps mb-1">{group}</h3>
            <ul>
              {keyed
                .filter((command) => command.group === group)
                .map((command) => (
                  <li key={command.id} className="flex h-7 items-center justify-between gap-4">
                    <span>{command.title}</span>
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
            <h3 className="caps mb-1">Pointer</h3>
            <ul>
              {shownGestures.map(([title, what]) => (
                <li key={title} className="flex min-h-7 items-center justify-between gap-4">
                  <span>{title}</span>
                  <span className="text-right text-muted text-sm">{what}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {keyed.length + shownGestures.length === 0 && <p className="text-muted">Nothing is called “{search}”.</p>}
      </div>
    </Dialog>
  );
}
